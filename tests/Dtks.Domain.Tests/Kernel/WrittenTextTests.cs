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

    public static TheoryData<char> Marks => [.. "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"];

    [Theory]
    [MemberData(nameof(Marks))]
    public void Within_digits_too_and_within_a_day(char mark)
    {
        string In(string text) => $"{mark}{text[..3]}{mark}{text[3..]}{mark}";
        var head = Samples.HeadDraft with { Nik = In(Samples.HeadDraft.Nik!), BirthDate = In(Samples.HeadDraft.BirthDate!) };
        var family = Samples.FamilyDraft(members: [head, Samples.WifeDraft]);
        var draft = Samples.Draft() with { Household = family with { FamilyCardNumber = In(family.FamilyCardNumber!) }, Contact = new Domain.Proposals.ContactDraft(In("081200000001")) };

        var decision = Proposals(draft);

        Assert.True(decision.IsAccepted, string.Join(' ', decision.Violations.Select(Told.Of)));
        var submitted = Assert.IsType<Domain.Proposals.ProposalSubmitted>(decision.Events[0]);
        Assert.Equal((Samples.HeadDraft.Nik, "+6281200000001"), (submitted.Family.Members[0].Nik.Value, submitted.Contact.Phone));
    }

    // Each word may come wrapped; but what turns a text round shows another one than stands there.
    [Theory]
    [MemberData(nameof(Marks))]
    public void Within_a_name_they_go_but_for_the_one_that_turns_it_round(char mark)
    {
        var draft = Samples.Draft() with { Household = Samples.FamilyDraft(members: [Samples.HeadDraft with { Name = $"{mark}CONTOH{mark} {mark}SATU{mark}" }, Samples.WifeDraft]) };

        var decision = Proposals(draft);

        Assert.Equal(mark == '\u202e' ? ["text.characters REG-2 /household/members/0/name -"] : [], decision.Violations.Select(Told.Of));
        if (decision.IsAccepted)
        {
            Assert.Equal("CONTOH SATU", Assert.IsType<Domain.Proposals.ProposalSubmitted>(decision.Events[0]).Family.Members[0].Name);
        }
    }

    private static Decision<Domain.Proposals.ProposalEvent> Proposals(Domain.Proposals.ProposalDraft draft) =>
        Domain.Proposals.ProposalDecider.Decide(new Domain.Proposals.ProposalCommand.Submit("p-1", "t", draft, Samples.Citizen), null, Samples.Policy, Samples.Now);
}
