"""What goes into an exhibit file at most. What goes beyond is named in its contents."""

MEGABYTE = 1024 * 1024
MOST_EXHIBITS = 200
LARGEST_EXHIBIT = 64 * MEGABYTE  # bytes of one file
LARGEST_FILE = 400 * MEGABYTE  # bytes of the originals together
MOST_PIXELS = 120_000_000  # of one image: more than the largest phone camera takes
WIDEST = 65_000  # pixels of an image's longer side
MOST_PAGES = 300  # pages of one exhibit
MOST_ROWS = 2_000  # rows of a table
MOST_CHARACTERS = 400_000  # of one text
MOST_OBJECTS = 60_000  # objects of one PDF
DEEPEST = 60  # objects inside objects
LARGEST_CONTENT = 32 * MEGABYTE  # bytes of what one page of a PDF draws, unpacked
