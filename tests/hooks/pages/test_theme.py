"""What the theme gets wrong is corrected, and nothing else is touched."""

from hooks.pages.theme import correct

SWITCH = """<label class="md-nav__link " for="__nav_2" id="__nav_2_label" tabindex="">
  <span class="md-nav__icon md-icon"></span>
</label>
<nav aria-labelledby="__nav_2_label"><label class="md-nav__title" for="__nav_2">
  <span class="md-nav__icon md-icon"></span>  Guide &amp; more  </label></nav>"""


def test_a_switch_without_words_gets_the_title_of_what_it_opens():
    corrected = correct(SWITCH)
    assert '<span class="visually-hidden">Guide &amp; more</span>' in corrected
    assert "tabindex" not in corrected


def test_a_switch_with_words_stays_as_it_is():
    worded = SWITCH.replace(
        '<span class="md-nav__icon md-icon"></span>\n</label>\n<nav', "Guide</label>\n<nav"
    ).replace(' tabindex=""', "")
    assert correct(worded) == worded


def test_only_a_checkbox_of_the_theme_loses_its_autocomplete():
    assert (
        correct('<input class="md-toggle" type="checkbox" id="a" autocomplete="off">')
        == '<input class="md-toggle" type="checkbox" id="a">'
    )
    kept = '<input type="text" autocomplete="off">'
    assert correct(kept) == kept


def test_two_tables_of_contents_get_two_names():
    contents = '<nav aria-label="Table of contents"></nav>'
    assert correct(contents) == contents
    assert correct(contents * 2) == '<nav aria-label="On this page"></nav>' + contents


def test_a_part_of_a_table_of_contents_is_no_landmark():
    part = '<nav class="md-nav" aria-label="The rules">'
    assert correct(part) == '<nav class="md-nav" role="none">'


def test_what_is_typed_is_left_out_of_services_that_check_texts():
    page = correct('<body dir="ltr"><input></body>')
    assert page.startswith('<body spellcheck="false" writingsuggestions="false" dir="ltr">')


def test_the_link_past_the_menu_stands_before_its_switch_which_is_called_menu():
    switch, skip = '<input class="md-toggle" data-md-toggle="drawer" id="a">', "<a>Skip</a>"
    corrected = correct(f'{switch}<label></label><div data-md-component="skip">{skip}</div>')
    assert corrected.index(skip) < corrected.index('aria-label="Menu"')
    assert corrected.endswith("<label></label>")


def test_the_link_of_the_page_itself_says_so_and_a_tab_that_it_holds_the_page():
    link = '<a href="{}" class="md-nav__link{}">Page</a>'
    assert 'aria-current="page"' in correct(link.format("./", " md-nav__link--active"))
    assert "aria-current" not in correct(link.format("../", ""))
    tab = '<li class="md-tabs__item md-tabs__item--active">\n <a href="{}" class="md-tabs__link">'
    assert 'aria-current="page"' in correct(tab.format("./"))
    assert 'aria-current="true"' in correct(tab.format("../"))


def test_the_label_of_the_menu_stands_where_a_script_makes_it_a_button():
    label = '<label class="md-header__button md-icon" for="__drawer"><svg></svg></label>'
    assert correct(label) == f"<menu-button>{label}</menu-button>"
    other = label.replace("__drawer", "__search")
    assert correct(other) == other
