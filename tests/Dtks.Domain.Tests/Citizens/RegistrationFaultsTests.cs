using Dtks.Domain.Citizens;
using Dtks.Domain.Matching;
using Dtks.Domain.People;
using NodaTime;

namespace Dtks.Domain.Tests.Citizens;

/// <summary>What is wrong with a registration is told with the rule, and today is that of the village.</summary>
[Trait("rule", "PRO-4")]
public class RegistrationFaultsTests
{
    // The second of November has begun in Papua and not yet in Java.
    private static readonly Instant Night = Instant.FromUtc(2026, 11, 1, 15, 30);
    private static readonly AddressDraft At = new("Jalan Contoh 1", "1", "02");
    private static readonly MemberDraft Newborn = Samples.HeadDraft with { BirthDate = "2026-11-02", MaritalStatus = "unmarried" };

    [Fact]
    public void Nothing_is_no_registration() => Assert.Equal(["input.required - root -"], Told.Of(RegistrationDecider.Register(null, Samples.Citizen, null, Samples.Policy, Samples.Now).Violations));

    [Fact]
    public void It_names_the_rule() => Assert.Equal("PRO-4", Assert.Single(Register(Samples.HeadDraft, Samples.VillageWib).Events).Meta.Rule);

    [Fact]
    [Trait("rule", "REG-2")]
    public void Nobody_is_born_after_today_in_the_village()
    {
        Assert.True(Register(Newborn, Samples.VillageWit).IsAccepted);
        Assert.Equal(["person.birthDateFuture REG-2 /member/birthDate -"], Told.Of(Register(Newborn, Samples.VillageWib).Violations));
    }

    [Fact]
    [Trait("rule", "PRO-5")]
    public void Nor_in_a_question_to_the_population_register()
    {
        Assert.Empty(Told.Of(PopulationRecordReader.Read(Newborn, "3306010101100001", Samples.VillageWit, At, Night).Violations));
        Assert.Equal(["person.birthDateFuture REG-2 /birthDate -"], Told.Of(PopulationRecordReader.Read(Newborn, "3306010101100001", Samples.VillageWib, At, Night).Violations));
    }

    private static Dtks.Domain.Kernel.Decision<RegistrationEvent> Register(MemberDraft member, string village) =>
        RegistrationDecider.Register(new RegistrationDraft(member, "3306010101100001", village, At), Samples.Citizen, null, Samples.Policy, Night);
}
