using Dtks.Domain.Policies;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Domain.Tests.Policies;

public class PolicyVersionsTests
{
    private static readonly PolicyVersions Versions = new([Version("third", 2028, 1, 1), Version("first", 2024, 5, 8), Version("second", 2026, 7, 1)]);

    [Theory]
    [InlineData("2024-01-01", "first")]
    [InlineData("2024-05-08", "first")]
    [InlineData("2026-06-30", "first")]
    [InlineData("2026-07-01", "second")]
    [InlineData("2027-12-31", "second")]
    [InlineData("2028-01-01", "third")]
    [InlineData("2040-01-01", "third")]
    public void Of_several_versions_each_holds_from_its_day_until_the_next(string date, string expected) =>
        Assert.Equal(expected, Versions.At(LocalDatePattern.Iso.Parse(date).Value).Id);

    [Fact]
    public void They_are_known_by_their_ids_oldest_first()
    {
        Assert.Equal(["first", "second", "third"], Versions.All.Select(v => v.Id));
        Assert.Same(Versions.All[2], Versions.Latest);
        Assert.Same(Versions.All[1], Versions.Find("second"));
        Assert.Same(Versions.All[1], Versions.Named("second"));
        Assert.Null(Versions.Find("fourth"));
        Assert.Contains("fourth", Assert.Throws<InvalidOperationException>(() => Versions.Named("fourth")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new PolicyVersions([]));
    }

    [Theory]
    [Trait("rule", "VER-5")]
    [InlineData(2, "second", "en", "other than before")]
    [InlineData(2, "second", "id", "lain dari semula")]
    [InlineData(2, "first", "en", "the person was not found")]
    [InlineData(3, "second", "en", "deceased")]
    [InlineData(3, null, "en", "deceased")]
    [InlineData(3, "gone", "id", "meninggal dunia")]
    [InlineData(99, "second", "en", "99")]
    public void A_ground_is_said_in_the_words_of_the_version_it_was_stated_under(int number, string? policy, string language, string expected)
    {
        var second = Version("second", 2026, 7, 1) with { Grounds = [Samples.Policy.Grounds[0], new PolicyGround(2, "other", new PolicyText("lain dari semula", "other than before"))] };

        Assert.Equal(expected, new PolicyVersions([Version("first", 2024, 5, 8), second]).GroundWords(number, policy, language));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "addressNotFound")]
    [InlineData(15, "otherAssistance")]
    [InlineData(16, null)]
    public void Grounds_count_from_1_to_the_highest(int number, string? code) => Assert.Equal((15, code), (Samples.Policy.HighestGround, Samples.Policy.Ground(number)?.Code));

    private static PolicyVersion Version(string id, int year, int month, int day) => Samples.Policy with { Id = id, EffectiveFrom = new LocalDate(year, month, day) };
}
