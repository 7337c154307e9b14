using Dtks.Demo.Cast;
using Dtks.Domain.Matching;
using Dtks.Domain.People;
using Dtks.Functions.Policies;
using Dtks.Platform.Json;
using NodaTime;

namespace Dtks.Demo.Tests.Cast;

public sealed class DemoRolesTests
{
    private const string Village = "8101012001";

    private static readonly Instant Now = Instant.FromUtc(2026, 11, 2, 0, 0);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 80)]
    [InlineData(2, 79)]
    [Trait("rule", "PRO-5")]
    public void What_is_stated_wrongly_differs_from_the_register_as_the_story_says(int number, int addressAtMostOrAtLeast)
    {
        var role = DemoRoles.Of(Village, number).Single(role => role.Fate == DemoFate.Mismatched);

        var match = Match(role);

        Assert.Equal(DemoRoles.DifferingFields(number), 15 - match.Matched);
        Assert.Equal(addressAtMostOrAtLeast >= 80, match.Address >= 80);
        Assert.False(match.Meets(PolicyFiles.Shipped().Latest));
    }

    [Fact]
    [Trait("rule", "PRO-5")]
    public void Whoever_states_everything_rightly_matches()
    {
        var roles = Enumerable.Range(0, 3).SelectMany(number => DemoRoles.Of(Village, number)).Where(role => role.Fate != DemoFate.Mismatched);

        Assert.All(roles, role => Assert.Equal((15, 100), (Match(role).Matched, Match(role).Address)));
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public void Only_the_strangers_proposal_is_for_people_of_another()
    {
        var roles = Enumerable.Range(0, 3).SelectMany(number => DemoRoles.Of($"81010{number}2001", number)).ToList();
        var niks = roles.SelectMany(role => role.Stated.Members).GroupBy(member => member.Nik).Where(group => group.Count() > 1).ToList();

        var stranger = Assert.Single(roles, role => role.Fate == DemoFate.ClaimedBefore);
        Assert.Equal(stranger.Stated.Members.Select(member => member.Nik).Order(), niks.Select(group => group.Key).Order());
    }

    private static PopulationMatch Match(DemoRole role)
    {
        var (stated, registered) = (Read(role.Stated), Read(role.Family));
        return PopulationMatch.Combine([.. PopulationRecord.Of(stated).Select(claimed =>
            PopulationComparison.Compare(claimed, PopulationRecord.Of(registered).FirstOrDefault(known => known.Member.Nik == claimed.Member.Nik)))]);
    }

    private static Family Read(SampleFamily family) =>
        FamilyReader.Read(JsonText.Read<FamilyDraft>(family.ToHousehold().ToString()), "/household", PolicyFiles.Shipped().Latest, Now).Value!;
}
