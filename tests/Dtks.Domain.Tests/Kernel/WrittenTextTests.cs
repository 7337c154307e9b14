using Dtks.Domain.Kernel;

namespace Dtks.Domain.Tests.Kernel;

/// <summary>What surrounds a text as people copy it is not a part of it.</summary>
[Trait("rule", "REG-2")]
public class WrittenTextTests
{
    [Theory]
    [InlineData("\u202a3306 0112 0380 0001\u202c")]
    [InlineData(" \u2066\u200b3306011203800001\u2069 ")]
    [InlineData("\u2067\u202b3306011203800001\u202c\u2069")]
    public void Marks_of_direction_around_a_number_go(string written)
    {
        var draft = Samples.Draft() with { Household = Samples.FamilyDraft(members: [Samples.HeadDraft with { Nik = written }, Samples.WifeDraft]) };
        var decision = Proposals(draft with { Contact = new Domain.Proposals.ContactDraft("\u202a+62 812-0000-0001\u202c") });
        Assert.True(decision.IsAccepted, string.Join(' ', decision.Violations.Select(Told.Of)));
    }

    [Theory]
    [InlineData("33060112\u202e03800001")]
    [InlineData("3306011203\u2066800001")]
    public void Within_one_they_are_refused(string written)
    {
        var draft = Samples.Draft() with { Household = Samples.FamilyDraft(members: [Samples.HeadDraft with { Nik = written }, Samples.WifeDraft]) };
        Assert.Contains("person.nikFormat REG-2 /household/members/0/nik -", Proposals(draft).Violations.Select(Told.Of));
    }

    private static Decision<Domain.Proposals.ProposalEvent> Proposals(Domain.Proposals.ProposalDraft draft) =>
        Domain.Proposals.ProposalDecider.Decide(new Domain.Proposals.ProposalCommand.Submit("p-1", "t", draft, Samples.Citizen), null, Samples.Policy, Samples.Now);
}
