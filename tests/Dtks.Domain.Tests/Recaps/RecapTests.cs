using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Recaps;
using Dtks.Domain.Verification;
using FsCheck;
using FsCheck.Fluent;

namespace Dtks.Domain.Tests.Recaps;

/// <summary>What pays the next period, counted from a sheet's lines, and summed up.</summary>
[Trait("rule", "RAT-4")]
public sealed class RecapTests
{
    private static readonly CyclePeriod Period = CyclePeriod.Parse("2026-11");
    private static readonly AreaCode Village = AreaCode.Parse("3306162006");

    [Fact]
    public void It_counts_households_and_persons_by_programme_and_what_is_not_paid()
    {
        SheetLine[] lines =
        [
            Line(1, "a", "01", Programme.Pkh, LineOutcome.Eligible), Line(2, "a", "01", Programme.PbiJkn, LineOutcome.Eligible), Line(3, "a", "02", Programme.PbiJkn, LineOutcome.Eligible),
            Line(4, "a", "03", Programme.PbiJkn, LineOutcome.Ineligible), Line(5, "b", "01", Programme.PbiJkn, LineOutcome.Eligible), Line(6, "b", "01", Programme.Bpnt, LineOutcome.Unverified),
            Line(7, "c", "01", Programme.Pkh, LineOutcome.Elsewhere),
        ];

        Assert.Equal(
            [new RecapProgramme(Programme.Pkh, 1, 1, 0, 0), new RecapProgramme(Programme.Bpnt, 0, 0, 0, 1), new RecapProgramme(Programme.PbiJkn, 2, 3, 1, 0)],
            RecapTotals.Of(lines));
        Assert.Equal(RecapTotals.None, RecapTotals.Of([]));
    }

    [Fact]
    public void The_sum_over_areas_is_that_of_all_their_lines_whatever_their_order() => Prop.ForAll(
        ArbMap.Default.ArbFor<(byte Household, byte Programme, byte Outcome)[]>(),
        all =>
        {
            var lines = all.Select((l, i) => Line(i + 1, $"h{l.Household}", $"{i}", (Programme)(l.Programme % 3), (LineOutcome)(l.Outcome % 4))).ToList();
            var areas = lines.GroupBy(l => l.Household).Select(area => RecapTotals.Of([.. area])).ToList();
            return RecapTotals.Sum(areas).SequenceEqual(RecapTotals.Of(lines)) && RecapTotals.Sum(areas.AsEnumerable().Reverse()).SequenceEqual(RecapTotals.Of(lines));
        }).QuickCheckThrowOnFailure();

    [Fact]
    [Trait("rule", "RAT-8")]
    public void Its_digest_changes_with_all_that_it_says_and_with_nothing_else()
    {
        var programmes = RecapTotals.Of([Line(1, "a", "01", Programme.Pkh, LineOutcome.Eligible)]);
        string Of(string period = "2026-11", string village = "3306162006", string sheet = "2026-11", string digest = "d", Func<RecapProgramme, RecapProgramme>? with = null) =>
            RecapDigest.OfVillage(CyclePeriod.Parse(period), AreaCode.Parse(village), CyclePeriod.Parse(sheet), digest, [.. programmes.Select(with ?? (p => p))]);

        var digests = new[]
        {
            Of(), Of(period: "2026-12"), Of(village: "3306162007"), Of(sheet: "2026-10"), Of(digest: "e"), Of(with: p => p with { Households = p.Households + 1 }),
            Of(with: p => p with { Persons = p.Persons + 1 }), Of(with: p => p with { Ineligible = 1 }), Of(with: p => p with { Unverified = 1 }),
        };

        Assert.Equal(digests.Length, digests.Distinct().Count());
        Assert.Equal(Of(), digests[0]);
        Assert.Matches("^[0-9a-f]{64}$", digests[0]);
        (string, string)[] parts = [("3306162006", "x"), ("3306162007", "y")];
        Assert.Equal(RecapDigest.OfArea(Period, Village.Regency!, parts), RecapDigest.OfArea(Period, Village.Regency!, parts.Reverse()));
        string[] areas = [RecapDigest.OfArea(Period, Village.Regency!, parts), RecapDigest.OfArea(Period, Village.District!, parts), RecapDigest.OfArea(Period.Next, Village.Regency!, parts), RecapDigest.OfArea(Period, Village.Regency!, parts[..1])];
        Assert.Equal(4, areas.Distinct().Count());
    }

    private static SheetLine Line(int number, string household, string member, Programme programme, LineOutcome outcome) =>
        new() { Line = number, Household = household, Member = member, Programme = programme, Adult = true, Outcome = outcome };
}
