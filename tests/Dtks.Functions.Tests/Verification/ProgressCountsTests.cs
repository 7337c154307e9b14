using Dtks.Functions.Verification;
using FsCheck;
using FsCheck.Fluent;

namespace Dtks.Functions.Tests.Verification;

public sealed class ProgressCountsTests
{
    [Theory]
    [InlineData(VillageStage.Open, 1, "1 0 0 0 0")]
    [InlineData(VillageStage.Open, 0, "1 1 0 0 0")]
    [InlineData(VillageStage.Finalised, 0, "1 1 1 0 0")]
    [InlineData(VillageStage.Closed, 2, "1 0 0 1 0")]
    [InlineData(VillageStage.Closed, 0, "1 1 0 1 0")]
    [InlineData(VillageStage.NothingToVerify, 0, "0 0 0 0 1")]
    [Trait("rule", "VER-7")]
    public void A_village_counts_for_how_far_it_came(VillageStage stage, int unverified, string expected)
    {
        var counts = ProgressCounts.Of(new VillageProgress("2026-11", "3306162001", 1, stage, unverified, Eligible: 3, Ineligible: 4));

        Assert.Equal(expected, $"{counts.Opened} {counts.Verified} {counts.Finalised} {counts.Closed} {counts.NothingToVerify}");
        Assert.Equal(stage == VillageStage.NothingToVerify ? (0, 0, 0) : (unverified, 3, 4), (counts.Unverified, counts.Eligible, counts.Ineligible));
    }

    [Theory]
    [InlineData(null, null, "0 0")]
    [InlineData(true, null, "1 0")]
    [InlineData(true, true, "1 1")]
    [Trait("rule", "RAT-1")]
    public void And_for_how_far_its_dossier_came(bool? endorsed, bool? ratified, string expected)
    {
        var counts = ProgressCounts.Of(new VillageProgress("2026-11", "3306162001", 1, VillageStage.Finalised, 0, 3, 4, endorsed, ratified));

        Assert.Equal((expected, 1), ($"{counts.Endorsed} {counts.Ratified}", counts.Finalised));
        Assert.Equal(expected, $"{VillageCounts.Of(5, counts).Endorsed} {VillageCounts.Of(5, counts).Ratified}");
    }

    [Fact]
    public void What_is_gained_leads_from_before_to_after_and_names_only_what_changed()
    {
        var counts = Gen.Choose(0, 5).ListOf(10).Select(n => new ProgressCounts(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9]));
        Check.One(PropertyRounds.Of(100), Prop.ForAll(counts.Two().ToArbitrary(), pair =>
        {
            var (before, after) = (pair.Item1, pair.Item2);
            var gained = after.Since(before, "/counts");
            int By(string name) => (int)gained.GetValueOrDefault($"/counts/{name}");
            var sum = before + new ProgressCounts(
                By("opened"), By("verified"), By("finalised"), By("closed"), By("nothingToVerify"), By("unverified"), By("eligible"), By("ineligible"), By("endorsed"), By("ratified"));
            return sum == after && gained.Values.All(v => v != 0);
        }));
    }
}
