using Dtks.Domain.Households;
using Dtks.Domain.Removals;
using Dtks.Functions.Dci;
using Dtks.Platform.Changes;

namespace Dtks.Functions.Tests.Dci;

/// <summary>Under which names an event of a household is told: what is undone, to whoever was told of it.</summary>
[Trait("rule", "REG-3")]
public sealed class SubscribedEventsTests
{
    [Theory]
    [InlineData(RemovalEventCodes.HouseholdRemoved, "REMOVE UPDATE")]
    [InlineData(RemovalEventCodes.HouseholdReinstated, "REGISTER UPDATE")]
    [InlineData(FamilyChangeEventCodes.Died, "UPDATE")]
    [InlineData(FamilyChangeEventCodes.DeathUndone, "NewHouseHoldMember UPDATE")]
    [InlineData(FamilyChangeEventCodes.Born, "NewHouseHoldMember")]
    [InlineData(FamilyChangeEventCodes.Entered, "")]
    public void An_event_is_told_under_each_of_its_names(string code, string names)
    {
        var happened = OutboxEntry.Event($"dtks.{code}.v1", "households/3306012001/h-1", new { step = 2 });

        Assert.Equal(names, string.Join(' ', new SubscribedEvents().Of(happened).Select(told => (string?)told.Data["event"])));
    }
}
