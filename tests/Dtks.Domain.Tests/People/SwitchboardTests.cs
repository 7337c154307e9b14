using Dtks.Domain.Proposals;

namespace Dtks.Domain.Tests.People;

/// <summary>Which of a switchboard's numbers is meant is not guessed.</summary>
public class SwitchboardTests
{
    [Theory]
    [Trait("rule", "PRO-3")]
    [InlineData("081200000/001", true)]
    [InlineData("0812000000/01", false)]
    [InlineData("081200000001/2", false)]
    [InlineData("0812-0000/0001", true)]
    public void Less_than_three_digits_after_a_stroke_are_another_number_of_a_switchboard(string phone, bool good) =>
        Assert.Equal(good ? [] : ["contact.phoneFormat - /contact/phone -"], Told.Of(ProposalDecider.Decide(new ProposalCommand.Submit("p-1", "t", Samples.Draft() with { Contact = new ContactDraft(phone) }, Samples.Citizen), null, Samples.Policy, Samples.Now).Violations));
}
