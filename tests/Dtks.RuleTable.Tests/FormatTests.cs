using Dtks.RuleTable.Policy;
using Dtks.RuleTable.Table;
using Dtks.RuleTable.Traits;

namespace Dtks.RuleTable.Tests;

public sealed class FormatTests
{
    private static readonly RuleRow[] Rows =
    [
        new(new PolicyRule("SUB-7", "It \"lapses\", then. S2"), ["Dtks.Domain/A.cs", "Dtks.Domain/B.cs"], [new("SUB-7", "Dtks.Flows.Tests", "LapseTests", "It_lapses")], [new("a.b", "Satu | dua.")], null, null),
        new(new PolicyRule("SUB-8", "It is open."), ["Dtks.Domain/A.cs"], [new("SUB-8", "Dtks.Domain.Tests", "OpenTests", "It_opens")], [], "it only opens", null),
        new(new PolicyRule("OTH-1", "Cards."), ["Dtks.Domain/A.cs"], [], [], null, "only a role"),
        new(new PolicyRule("OTH-2", "Lists."), [], [], [], null, null),
    ];

    [Fact]
    public void Markdown_has_a_line_per_rule() => Assert.Equal(
        """
        | Rule | Code | Tests | Errors |
        |---|---|---|---|
        | **SUB-7** It "lapses", then | Dtks.Domain/A.cs<br>Dtks.Domain/B.cs | Flows LapseTests.It_lapses (HTTP) | `a.b` Satu \| dua. |
        | **SUB-8** It is open | Dtks.Domain/A.cs | Domain OpenTests.It_opens | *none: it only opens* |
        | **OTH-1** Cards | *not yet: only a role* |  |  |
        | **OTH-2** Lists | *not yet* |  |  |

        """.ReplaceLineEndings("\n"), MarkdownTable.Of(Rows));

    [Fact]
    public void Csv_quotes_what_needs_it() => Assert.Equal(
        "rule,statement,status,code,tests,errors,note\r\n"
        + "SUB-7,\"It \"\"lapses\"\", then. S2\",carried out,\"Dtks.Domain/A.cs\nDtks.Domain/B.cs\",Flows LapseTests.It_lapses (HTTP),a.b: Satu | dua.,\r\n"
        + "SUB-8,It is open.,carried out,Dtks.Domain/A.cs,Domain OpenTests.It_opens,,it only opens\r\n"
        + "OTH-1,Cards.,not yet,Dtks.Domain/A.cs,,,only a role\r\n"
        + "OTH-2,Lists.,not yet,,,,\r\n", CsvTable.Of(Rows));
}
