"""How much of a file is read. What goes beyond is cut or refused, and the reader is told."""

MEGABYTE = 1024 * 1024
LARGEST_FILE = 32 * MEGABYTE  # bytes of a file that is read whole; mailboxes are read by mail
LARGEST_MAIL = 48 * MEGABYTE  # bytes of one mail inside a mailbox
LARGEST_HTML = MEGABYTE  # characters of an HTML page or part
HTML_IN_FULL = 4 * MEGABYTE  # characters of HTML in one mailbox; the rest is read roughly
LARGEST_CHAT_PAGE = 16 * MEGABYTE  # characters of a chat that was exported as HTML
LONGEST_LINE = 100_000  # characters of one line of a text, a cell or a header
LONGEST_TEXT = 200_000  # characters of one message
LONGEST_NAME = 120  # characters of a file name that we give
DEEPEST_PART = 20  # multiparts, one inside another
DEEPEST_QUOTATION = 8  # quotations, one inside another
DEEPEST_ADDRESS = 50  # groups and comments in a line of addresses
DEEPEST_MAIL = 3  # mails attached to mails
MOST_PARTS = 500  # parts of one mail
MOST_MESSAGES = 50_000  # messages of one file
MOST_COPIED = 5_000  # messages of one copied text
MOST_ROWS = 100_000  # rows of a table
MOST_UNCLOSED = 20  # quotation marks without an end in one table
MOST_SAID = 400  # remarks on one file
LARGEST_ARCHIVE = 16 * MEGABYTE  # bytes of an archive whose list of names is read
MOST_ENTRIES = 20_000  # files in such an archive
MOST_LISTED = 100  # names out of an archive
