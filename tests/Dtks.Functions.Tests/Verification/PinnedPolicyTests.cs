using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using Dtks.Functions.Data;
using Dtks.Functions.Policies;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Stand;
using Dtks.Functions.Verification;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace Dtks.Functions.Tests.Verification;

/// <summary>A month goes by the policy version that it was opened under, whatever holds on the day of a decision.</summary>
[Collection(StandTests.Name)]
[Trait("rule", "VER-1")]
public sealed class PinnedPolicyTests(ClaimsStand stand)
{
    private const string Earlier = "2024-05-08/1";
    private const string Later = "2026-11-20/1";

    private static readonly PolicyVersions Versions = PolicyFiles.Read(Path.Combine(AppContext.BaseDirectory, "Regulations")).Versions!;

    [Theory]
    [InlineData(Earlier, false)]
    [InlineData(Later, true)]
    public async Task Grounds_are_those_of_the_sheets_own_version(string pinned, bool taken)
    {
        var sheet = Sheet("2026-11") with { Policy = pinned };

        var happened = (LinesDecided)(await DecideAsync(sheet))[0];

        Assert.Equal((pinned, taken), (happened.Meta.Policy, happened.Results[0].Applied));
    }

    [Fact]
    public async Task A_sheet_of_before_it_named_one_goes_by_its_months_marker()
    {
        var sheet = Sheet("2031-05");
        await stand.KeepAsync(Partitions.Cycles(sheet.Period), Marker(sheet, Earlier));

        Assert.Equal(Earlier, (await DecideAsync(sheet))[0].Meta.Policy);
    }

    [Fact]
    public async Task A_version_that_is_no_more_known_is_named_and_nothing_is_decided()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => DecideAsync(Sheet("2026-11") with { Policy = "2025-01-01/1" }));

        Assert.Contains("2025-01-01/1", failure.Message, StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<SheetEvent>> DecideAsync(SheetDocument sheet)
    {
        var sheets = new SheetRepository(stand.Of<DocumentStore>(), stand.Of<UnreadableRecords>(), stand.Of<CycleRepository>(), Versions, new FakeTimeProvider(new DateTimeOffset(2026, 11, 26, 3, 0, 0, TimeSpan.Zero)));
        var line = new SheetLine { Line = 1, Household = "h-1", Member = "01", Programme = Domain.People.Programme.Pkh, Adult = true };
        var command = new SheetCommand.DecideLines([new LineDecisionDraft(1, "ineligible", 16)], new Actor("officer", Role.VillageOfficer, Domain.Areas.AreaCode.Parse(sheet.Village)));
        return sheets.DecideAsync(command, sheet, sheets.StateOf(sheet) with { Lines = [line] }, CancellationToken.None);
    }

    private static SheetDocument Sheet(string period) => new()
    {
        Id = SheetDocument.IdOf(period),
        Village = "3306012001",
        Period = period,
        Stage = SheetStage.Open,
        ClosesOn = new DateTimeOffset(2031, 6, 1, 0, 0, 0, TimeSpan.Zero),
    };

    private static CycleDocument Marker(SheetDocument sheet, string policy) => new()
    {
        Id = CycleDocument.TheId,
        Period = sheet.Period,
        OpenedOn = sheet.ClosesOn.AddMonths(-1),
        Regencies = 1,
        ClosesOn = sheet.ClosesOn,
        Policy = policy,
    };
}
