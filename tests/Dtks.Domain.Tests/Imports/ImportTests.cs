using Dtks.Domain.Imports;
using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Tests.Imports;

/// <summary>What becomes of a prelist, from its announcement to its last row.</summary>
[Trait("rule", "RAT-2")]
public sealed class ImportTests
{
    private static readonly Actor Officer = Samples.Citizen with { Role = Role.VillageOfficer, Subject = "officer-1" };
    private static readonly ImportDraft Draft = new("prelist.csv", "text/csv", 100, new string('A', 64));
    private static readonly Duration Window = Duration.FromHours(24);

    [Theory]
    [InlineData("text/csv; charset=utf-8", null)]
    [InlineData("application/vnd.ms-excel", null)]
    [InlineData("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", null)]
    [InlineData("application/vnd.ms-excel.sheet.macroEnabled.12", ImportViolations.Macros)]
    [InlineData("application/pdf", ImportViolations.ContentType)]
    public void Either_form_is_announced_as_browsers_name_it(string type, string? code) =>
        Assert.Equal(code, Decide(Draft with { ContentType = type }).Violations.SingleOrDefault()?.Code);

    [Theory]
    [InlineData(0L, "number.range", ViolationKind.Invalid)]
    [InlineData(10_485_761L, ImportViolations.TooLarge, ViolationKind.Refused)]
    public void A_file_is_not_empty_and_not_over_ten_mebibytes(long length, string code, ViolationKind kind)
    {
        var wrong = Assert.Single(Decide(Draft with { Length = length }).Violations);

        Assert.Equal((code, "/length", kind), (wrong.Code, wrong.Pointer, wrong.Kind));
        Assert.True(Decide(Draft with { Length = length == 0 ? 1 : 10_485_760 }).IsAccepted);
    }

    [Fact]
    public void Everything_wrong_with_an_announcement_is_told_at_once() => Assert.Equal(
        [(ImportViolations.FileName, "/fileName"), (ImportViolations.ContentType, "/contentType"), ("number.range", "/length"), (ImportViolations.DigestFormat, "/sha256")],
        Decide(new ImportDraft("a/b.csv", "x", -1, "x")).Violations.Select(v => (v.Code, v.Pointer!)));

    [Fact]
    public void It_is_read_worked_part_by_part_and_done_with_its_last_row()
    {
        var state = Run(null, new ImportCommand.Declare("i-1", Draft, Window, Officer), new ImportCommand.Complete(Officer), new ImportCommand.Start(10, 3));
        Assert.Equal((ImportStatus.Working, "officer-1", new string('a', 64)), (state.Status, state.By, state.Sha256));
        state = ImportDecider.Worked(state, 0, 3, 1);
        state = ImportDecider.PassOver(state, 1);
        state = ImportDecider.Worked(state, 2, 2, 0);

        Assert.Empty(Accepted(state, new ImportCommand.Finish()));
        Assert.Equal((3, 6, "1"), (state.Next, state.Worked, string.Join(',', state.PassedOver)));
        Assert.Equal([false, true, false, false], Enumerable.Range(0, 4).Select(c => ImportDecider.IsOpen(state, c)));

        state = ImportDecider.Worked(ImportDecider.Worked(state, 1, 4, 0), 1, 4, 0);
        Assert.Equal((10, 9, 1, 0), (state.Worked, state.Accepted, state.Refused, state.PassedOver.Count));
        state = Run(state, new ImportCommand.Finish());

        Assert.Equal(ImportStatus.Done, state.Status);
        Assert.Empty(Accepted(state, new ImportCommand.Finish()));
        Assert.Equal(
            [ImportEventCodes.Declared, ImportEventCodes.Completed, ImportEventCodes.Started, ImportEventCodes.Finished], state.History.Select(m => m.Code));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    public void What_never_comes_is_given_up_when_its_time_is_over(int milliseconds, bool expires)
    {
        var state = Run(null, new ImportCommand.Declare("i-1", Draft, Window, Officer));
        var now = Samples.Now + Window + Duration.FromMilliseconds(milliseconds);

        Assert.Equal(expires ? 1 : 0, ImportDecider.Decide(new ImportCommand.Expire(), state, Samples.Policy, now).Events.Count);
        Assert.Equal(!expires, ImportDecider.Decide(new ImportCommand.Complete(Officer), state, Samples.Policy, now).IsAccepted);
    }

    [Theory]
    [InlineData(100L, 'a', null)]
    [InlineData(null, 'a', ImportViolations.Missing)]
    [InlineData(99L, 'a', ImportViolations.SizeMismatch)]
    [InlineData(101L, 'a', ImportViolations.SizeMismatch)]
    [InlineData(100L, 'b', ImportViolations.DigestMismatch)]
    public void What_came_is_what_was_declared(long? length, char digit, string? code) =>
        Assert.Equal(code, ArrivalRules.Fault(Run(null, new ImportCommand.Declare("i-1", Draft, Window, Officer)), length, new string(digit, 64)));

    [Fact]
    public void The_same_said_twice_changes_nothing()
    {
        var state = Run(null, new ImportCommand.Declare("i-1", Draft, Window, Officer), new ImportCommand.Complete(Officer));
        var refused = Run(state, new ImportCommand.Refuse([ImportProblem.Of(ImportViolations.Empty)]));

        Assert.Empty(Accepted(state, new ImportCommand.Complete(Officer)));
        Assert.All(new ImportCommand[] { new ImportCommand.Start(1, 1), new ImportCommand.Refuse([]), new ImportCommand.Expire(), new ImportCommand.Finish() }, c => Assert.Empty(Accepted(refused, c)));
        Assert.Equal(ImportViolations.Exists, Assert.Single(ImportDecider.Decide(new ImportCommand.Declare("i-1", Draft, Window, Officer), state, Samples.Policy, Samples.Now).Violations).Code);
        Assert.Equal(ImportViolations.Unknown, Assert.Single(ImportDecider.Decide(new ImportCommand.Complete(Officer), null, Samples.Policy, Samples.Now).Violations).Code);
    }

    private static Decision<ImportEvent> Decide(ImportDraft draft) =>
        ImportDecider.Decide(new ImportCommand.Declare("i-1", draft, Window, Officer), null, Samples.Policy, Samples.Now);

    private static IReadOnlyList<ImportEvent> Accepted(ImportState? state, ImportCommand command)
    {
        var decision = ImportDecider.Decide(command, state, Samples.Policy, Samples.Now);
        Assert.Empty(decision.Violations);
        return decision.Events;
    }

    private static ImportState Run(ImportState? state, params ImportCommand[] commands) =>
        commands.Aggregate(state, (s, c) => Accepted(s, c).Aggregate(s, (was, happened) => ImportDecider.Evolve(was, happened)))!;
}
