# The one list of groups and their tools. A group is a namespace (src/tools/<tool> is in `namespace sandtable::inline <group>`;
# that of "first" is sandtable itself), a part of the WebAssembly program (web/parts.mjs) and its texts and content
# (assets/<language>/tools/<tool>), all of which is fetched when something of the group is opened. Groups come in the order in
# which their texts are numbered. A tool that is declared by a worksheet alone (assets/<language>/tools/<tool>/sheet.json)
# comes with the sheets and is not listed. "links" and "tables" have no tool: they are the codec of links (src/core/links), which
# comes when one is opened or made, and the readers of tables (src/core/tables), which come when one is imported.
sandtable_group(first     self_test)
sandtable_group(overview)
sandtable_group(worksheets sheets)
sandtable_group(situation swot actions)
sandtable_group(mix       mix)
sandtable_group(value     crm_benefit)
sandtable_group(workshop  sorting workshop)
sandtable_group(classroom class)
sandtable_group(training  training)
sandtable_group(links)
sandtable_group(tables)
sandtable_group(authoring authoring)

# What a tool has that comes with another group than its own. "second" is all that belongs to no tool and that the first
# screens do without. With the overview come the tests, too: the first screens have them without what their results say.
sandtable_comes_with(overview self_test/result.json)
sandtable_comes_with(workshop self_test/pictures.json self_test/more_tests)
