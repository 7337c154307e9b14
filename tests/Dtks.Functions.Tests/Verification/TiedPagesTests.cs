using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Verification;
using Dtks.Functions.Data;
using Dtks.Functions.Policies;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Stand;
using Dtks.Functions.Verification;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Tests.Verification;

/// <summary>Of a household with lines on two pages one cannot be read: what follows from a decision could not be told, so it is not decided.</summary>
[Collection(StandTests.Name)]
[Trait("rule", "VER-1")]
public sealed class TiedPagesTests(ClaimsStand stand)
{
    private const string Period = "2029-01";

    [Theory]
    [InlineData("3306162008", 1)]
    [InlineData("3306162009", 3)]
    public async Task None_of_its_lines_is_decided_and_those_of_others_are(string village, int spoilt)
    {
        var sheet = new SheetDocument
        {
            Id = SheetDocument.IdOf(Period),
            Village = village,
            Period = Period,
            Stage = SheetStage.Open,
            ClosesOn = stand.Clock.GetUtcNow().AddDays(4),
            Policy = PolicyFiles.Shipped().Latest.Id,
            Version = 1,
            FirstLines = [1, 2, 3],
            Added = [new AddedPage(3, 1)],
            Tally = new SheetTally(3, 0, 0, 3),
        };
        await stand.KeepAsync(Partitions.Registry(village), sheet);
        foreach (var (page, household) in new[] { (1, "h-1"), (2, "h-2"), (3, "h-1") })
        {
            await stand.KeepAsync(Partitions.Registry(village), PageOf(village, page, household));
        }

        await stand.SpoilAsync(Partitions.Registry(village), SheetPageDocument.IdOf(Period, spoilt));
        var by = new Actor("officer", Role.VillageOfficer, Domain.Areas.AreaCode.Parse(village));
        var rows = Enumerable.Range(1, 3).Select(line => new LineDecisionDraft(line, "eligible")).ToList();

        var decided = await stand.Of<SheetDecisions>().DecideAsync(village, Period, new LineBulk(rows, ExpectedVersion.Any, by), CancellationToken.None);

        Assert.Equal([SheetViolations.LineUnreadable, null, SheetViolations.LineUnreadable], decided.Results.Select(r => r.Violation?.Code));
        Assert.Equal(new SheetTally(3, 1, 0, 2), (await stand.KeptAsync<SheetDocument>(Partitions.Registry(village), SheetDocument.IdOf(Period)))!.Tally);
    }

    private static SheetPageDocument PageOf(string village, int page, string household) => new()
    {
        Id = SheetPageDocument.IdOf(Period, page),
        Village = village,
        Period = Period,
        Page = page,
        Lines = [new SheetLine { Line = page, Household = household, Member = $"0{page}", Programme = Programme.PbiJkn, Adult = true }],
        Names = ["CONTOH SATU"],
    };
}
