using Dtks.Domain.Imports;
using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Tests.Imports;

/// <summary>An announcement is held to every limit, and the parts of a file are counted once each.</summary>
[Trait("rule", "RAT-2")]
public sealed class ImportProgressTests
{
    private static readonly Actor Officer = Samples.VillageOfficer;
    private static readonly ImportDraft Draft = new("prelist.csv", "text/csv", 100, new string('a', 64));

    [Fact]
    public void What_is_missing_is_named_where_it_would_stand()
    {
        Assert.Equal(["input.required - root -"], Wrong(null));
        Assert.Equal(
            ["input.required - /fileName -", "input.required - /contentType -", "input.required - /length -", "input.required - /sha256 -"], Wrong(new ImportDraft(null, null, null, null)));
    }

    [Theory]
    [InlineData(".", "import.fileName - /fileName -")]
    [InlineData("..", "import.fileName - /fileName -")]
    [InlineData("a/b.csv", "import.fileName - /fileName -")]
    [InlineData("a\\b.csv", "import.fileName - /fileName -")]
    [InlineData(" ", "text.length - /fileName max=200,min=1")]
    [InlineData("..csv", null)]
    public void A_file_name_is_no_path(string name, string? told) => Assert.Equal(told is null ? [] : [told], Wrong(Draft with { FileName = name }));

    [Theory]
    [InlineData("text/csv")]
    [InlineData("Application/CSV")]
    [InlineData("text/plain; charset=utf-8")]
    [InlineData("text/tab-separated-values")]
    [InlineData("text/comma-separated-values")]
    [InlineData("application/vnd.ms-excel")]
    [InlineData("application/octet-stream")]
    [InlineData("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    public void Every_type_that_browsers_give_such_a_file_is_taken(string type) => Assert.Empty(Wrong(Draft with { ContentType = type }));

    [Theory]
    [InlineData(0L, "number.range - /length max=10485760,min=1")]
    [InlineData(10_485_761L, "import.tooLarge - /length max=10")]
    [InlineData(10_485_760L, null)]
    public void The_length_is_told_its_limits(long length, string? told) => Assert.Equal(told is null ? [] : [told], Wrong(Draft with { Length = length }));

    [Theory]
    [InlineData("", 64, null)]
    [InlineData("", 63, "import.digestFormat - /sha256 -")]
    [InlineData("", 65, "import.digestFormat - /sha256 -")]
    [InlineData("g", 64, "import.digestFormat - /sha256 -")]
    public void A_digest_is_sixty_four_hexadecimal_digits(string begin, int length, string? told) =>
        Assert.Equal(told is null ? [] : [told], Wrong(Draft with { Sha256 = begin.PadRight(length, 'A') }));

    [Fact]
    public void The_history_names_the_rule_of_each_step()
    {
        var done = ImportDecider.Evolve(ImportDecider.Worked(Working(1, 1), 0, 1, 0), Assert.Single(Decide(new ImportCommand.Finish(), ImportDecider.Worked(Working(1, 1), 0, 1, 0)).Events));
        Assert.Equal(["import.declared RAT-2", "import.completed RAT-2", "import.started RAT-2", "import.finished RAT-2"], done.History.Select(m => $"{m.Code} {m.Rule}"));
    }

    [Fact]
    public void Only_the_next_part_is_passed_over_and_only_while_there_is_one()
    {
        var state = ImportDecider.PassOver(Working(10, 3), 0);
        Assert.Equal((1, "0"), (state.Next, string.Join(',', state.PassedOver)));
        Assert.Equal(state, ImportDecider.PassOver(state, 0));
        Assert.Equal(state, ImportDecider.PassOver(state, 2));

        var last = ImportDecider.Worked(ImportDecider.Worked(state, 1, 3, 0), 2, 3, 0);
        Assert.Equal(3, last.Next);
        Assert.Equal(last, ImportDecider.PassOver(last, 3));
        Assert.Equal(last, ImportDecider.Worked(last, 3, 1, 0));
    }

    [Fact]
    public void A_part_that_was_passed_over_is_worked_later_and_the_rest_goes_on_from_where_it_was()
    {
        var state = ImportDecider.Worked(ImportDecider.PassOver(Working(10, 3), 0), 1, 3, 0);
        var worked = ImportDecider.Worked(state, 0, 2, 2);
        Assert.Equal((2, 5, 2, 0), (worked.Next, worked.Accepted, worked.Refused, worked.PassedOver.Count));
    }

    private static ImportState Working(int rows, int chunks)
    {
        ImportCommand[] commands = [new ImportCommand.Declare("i-1", Draft, Duration.FromHours(1), Officer), new ImportCommand.Complete(Officer), new ImportCommand.Start(rows, chunks)];
        return commands.Aggregate((ImportState?)null, (s, c) => ImportDecider.Evolve(s, Assert.Single(Decide(c, s).Events)))!;
    }

    private static IEnumerable<string> Wrong(ImportDraft? draft) => Told.Of(Decide(new ImportCommand.Declare("i-1", draft, Duration.FromHours(1), Officer), null).Violations);

    private static Decision<ImportEvent> Decide(ImportCommand command, ImportState? state) => ImportDecider.Decide(command, state, Samples.Policy, Samples.Now);
}
