using System.Text.Json.Nodes;
using Dtks.Domain.Dci;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Areas;
using Dtks.Domain.Tests.Households;

namespace Dtks.Domain.Tests.Dci;

/// <summary>Who knew a household by the id or the card that it had meets it by that; and what is told of one that is no more.</summary>
[Trait("rule", "REG-3")]
public class HouseholdNamesTests
{
    private const string Elsewhere = "3306012002";

    [Fact]
    public void A_household_that_moved_is_met_by_the_ids_of_where_it_stood()
    {
        var family = FamilySamples.Family() with
        {
            Id = "h1",
            Changes =
            [
                new AppliedChange("c-1", FamilyChangeKind.Move, Samples.Now, new FamilyPlace(AreaCode.Parse(Elsewhere), "h1")),
                new AppliedChange("c-2", FamilyChangeKind.Move, Samples.Now, new FamilyPlace(AreaCode.Parse("3306012003"), "h9")),
            ],
        };

        Assert.Equal(["3306012001-h1", $"{Elsewhere}-h1"], HouseholdNames.Ids(family).Select(i => i.Value));
        Assert.Equal(1, Found("HOUSEHOLD", $"{Elsewhere}-h1", family));
        Assert.Equal(0, Found("HOUSEHOLD", "3306012003-h1", family));
        Assert.Equal(0, Found("HOUSEHOLD", "3306012003-h9", family));
    }

    [Fact]
    [Trait("rule", "REG-8")]
    public void A_household_with_another_card_is_met_by_that_which_it_had_also_after_a_move()
    {
        var family = Changed(FamilySamples.Family(), FamilySamples.NewCard);
        Assert.Equal([FamilySamples.NewCard, FamilySamples.Card], HouseholdNames.Cards(family).Select(c => Domain.People.FamilyCardNumber.Parse(c.Value)));
        Assert.Equal((1, 1), (Found("KK", FamilySamples.Card.Value, family), Found("KK", FamilySamples.NewCard.Value, family)));
        Assert.Equal(0, Found("KK", "3306010101100009", family));

        // The same card again is none that it had.
        Assert.Equal([FamilySamples.NewCard], Changed(family, FamilySamples.Card).FormerCards!);
        Assert.Equal([FamilySamples.Card], Changed(family, FamilySamples.NewCard).FormerCards!);

        var departure = new Departure(FamilySamples.Move(Elsewhere), new FamilyPlace(AreaCode.Parse(Elsewhere), family.Id), null, Samples.VillageOfficer, Samples.Now, Samples.VillageOfficer);
        var there = FamilySamples.Evolved(null, FamilyChangeDecider.Arrive(departure, family, Samples.Policy, Samples.Now));
        Assert.Equal([FamilySamples.Card], there.FormerCards!);
    }

    [Fact]
    public void Of_a_household_that_is_no_more_its_numbers_and_that_it_ended_are_told()
    {
        var gone = new DciRecords(DciSamples.Agreement).Gone(FamilySamples.Family() with { Members = [] });
        Assert.Equal(["@context", "@type", "group_identifier", "last_updated", "additional_attributes"], gone.Select(m => m.Key));
        Assert.Equal("ended", (string?)gone["additional_attributes"]![0]!["registration_status"]);
        Assert.Null(new DciRecords(DciSamples.Agreement with { Fields = ["name"] }).Gone(FamilySamples.Family())["group_identifier"]);
    }

    private static HouseholdState Changed(HouseholdState family, Domain.People.FamilyCardNumber card) => HouseholdDecider.Evolve(family, new FamilyChanged(
        new EventMeta(Samples.Now, Role.VillageOfficer, "officer-1", FamilyChangeEventCodes.CardChanged, "REG-8", Samples.Policy.Id), new AppliedChange($"c-{card.Value}", FamilyChangeKind.Card, Samples.Now, null),
        family.Members, family.Former, card, family.Address, family.Entitlements, null));

    private static int Found(string type, string value, HouseholdState household) =>
        DciSamples.Answer(DciSamples.Criteria(query: new JsonObject { ["type"] = type, ["value"] = value }), null, DciSamples.Group(household)).Total;
}
