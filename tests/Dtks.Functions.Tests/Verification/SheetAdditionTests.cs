using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Functions.Policies;
using Dtks.Functions.Registry;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Registry;
using Dtks.Functions.Tests.Stand;
using Dtks.Functions.Verification;
using Dtks.Platform.Messaging;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Tests.Verification;

[Collection(StandTests.Name)]
[Trait("rule", "VER-2")]
public sealed class SheetAdditionTests(ClaimsStand stand)
{
    private const string Village = "3306162001";
    private static readonly Instant Opened = Instant.FromUtc(2026, 11, 10, 3, 0);

    [Fact]
    public async Task An_open_sheet_gets_the_lines_of_the_household_that_was_missing_once()
    {
        var (run, household) = await SheetAsync("2027-01", SheetStage.Open, 801);

        await AddAsync(run, household);
        await AddAsync(run, household);

        var sheet = await SheetAsync(run);
        Assert.Equal((3, null, 2), (sheet.Tally.Lines, sheet.Unreadable, sheet.Version));
    }

    [Theory]
    [InlineData("2027-02", SheetStage.Finalised, 802)]
    [InlineData("2027-03", SheetStage.Closed, 803)]
    public async Task What_is_final_stays_as_it_is_and_the_household_waits_for_the_next_month(string period, SheetStage stage, int number)
    {
        var (run, household) = await SheetAsync(period, stage, number);

        var refused = await Assert.ThrowsAsync<MessageException>(() => AddAsync(run, household));

        Assert.Contains($"is {WireName.Of(stage)}", refused.Message, StringComparison.Ordinal);
        var sheet = await SheetAsync(run);
        Assert.Equal((0, 1, household), (sheet.Tally.Lines, sheet.Version, Assert.Single(sheet.Unreadable!)));
    }

    [Fact]
    public async Task A_sheet_that_is_opening_is_waited_for()
    {
        var (run, household) = await SheetAsync("2027-04", SheetStage.Opening, 804);

        var late = await Assert.ThrowsAsync<ProblemException>(() => AddAsync(run, household));

        Assert.Equal(429, late.Problem.Status);
        Assert.Equal(0, (await SheetAsync(run)).Tally.Lines);
    }

    private Task AddAsync(CycleDocument run, string household) => stand.Of<SheetAddition>().AddAsync(run, Village, household, CancellationToken.None);

    private async Task<SheetDocument> SheetAsync(CycleDocument run) => (await stand.KeptAsync<SheetDocument>(Partitions.Registry(Village), SheetDocument.IdOf(run.Period)))!;

    // A sheet on which one household is missing, that can be read by now.
    private async Task<(CycleDocument Run, string Household)> SheetAsync(string period, SheetStage stage, int number)
    {
        var id = number.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
        var household = SampleHouseholds.Of(number, 3, Opened);
        household = household with { Id = HouseholdDocument.IdOf(id), State = household.State with { Id = id } };
        await stand.KeepAsync(Partitions.Registry(Village), household);
        await stand.KeepAsync(Partitions.Registry(Village), new SheetDocument
        {
            Id = SheetDocument.IdOf(period),
            Village = Village,
            Period = period,
            Stage = stage,
            ClosesOn = DateTimeOffset.MaxValue.AddDays(-1),
            Version = 1,
            Unreadable = [household.State.Id],
        });
        var run = new CycleDocument
        {
            Id = CycleDocument.TheId,
            Period = period,
            OpenedOn = Opened.ToDateTimeOffset(),
            Regencies = 1,
            ClosesOn = DateTimeOffset.MaxValue.AddDays(-1),
            Policy = PolicyFiles.Shipped().Latest.Id,
        };
        return (run, household.State.Id);
    }
}
