using Dtks.Demo.Cast;
using Dtks.Domain.People;
using Dtks.Functions.Policies;
using Dtks.Platform.Json;
using NodaTime;

namespace Dtks.Demo.Tests.Cast;

public sealed class SampleFamiliesTests
{
    private const string Village = "5103012001";

    private static readonly Instant Now = Instant.FromUtc(2026, 11, 2, 0, 0);

    private static readonly List<SampleFamily> All =
        [.. Enumerable.Range(0, 20).SelectMany(number => Enumerable.Range(1, 4).Select(size => SampleFamilies.Make(Village, number, size)))];

    [Fact]
    [Trait("rule", "REG-2")]
    public void Every_family_is_one_that_the_rules_take()
    {
        Assert.All(All, family =>
        {
            var draft = JsonText.Read<FamilyDraft>(family.ToHousehold().ToString());
            Assert.Empty(FamilyReader.Read(draft, "/household", PolicyFiles.Shipped().Latest, Now).Violations);
        });
    }

    [Fact]
    public void Serial_parts_are_1_to_99_and_no_number_stands_in_two_families()
    {
        var largest = All.Where(family => family.Members.Count == 4).ToList();
        var niks = largest.SelectMany(family => family.Members).Select(member => member.Nik).ToList();
        var cards = largest.Select(family => family.FamilyCardNumber).ToList();

        Assert.All(niks.Concat(cards), number => Assert.InRange(int.Parse(number[^4..], null), 1, 99));
        Assert.Equal(niks.Count, niks.Distinct().Count());
        Assert.Equal(cards.Count, cards.Distinct().Count());
    }

    [Fact]
    public void Names_differ_within_a_village_and_numbers_between_districts()
    {
        var names = All.Where(family => family.Members.Count == 4).SelectMany(family => family.Members).Select(member => member.Name).ToList();

        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.NotEqual(SampleFamilies.Make(Village, 0, 1).Head.Nik, SampleFamilies.Make("5103022001", 0, 1).Head.Nik);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(20, 1)]
    [InlineData(0, 0)]
    [InlineData(0, 5)]
    public void There_are_20_families_of_1_to_4_and_no_others(int number, int size) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleFamilies.Make(Village, number, size));
}
