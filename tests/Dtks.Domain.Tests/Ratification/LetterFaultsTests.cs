using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Ratification;
using NodaTime;

namespace Dtks.Domain.Tests.Ratification;

/// <summary>What keeps a letter from going on is told with the rule, the place and what would be right; its history names the rule of each step.</summary>
[Trait("rule", "RAT-1")]
public class LetterFaultsTests
{
    private const string Digest = "d1";
    private static readonly RatificationDraft Draft = new("2026-11", "proposals", new LetterDraft("400/1/2026", "2026-11-02"));

    [Fact]
    public void When_it_is_signed()
    {
        Assert.Equal(["letter.period RAT-1 /period -"], Signing(Draft with { Period = "2026-12" }));
        Assert.Equal(["letter.dateFuture RAT-1 /letter/date -"], Signing(Draft with { Letter = Draft.Letter! with { Date = "2026-11-03" } }));
        Assert.Equal(["text.length - /letter/number max=100,min=1"], Signing(Draft with { Letter = Draft.Letter! with { Number = "" } }));
        Assert.Equal(["input.unknownValue - /subject allowed=proposals, eligibility"], Signing(Draft with { Subject = "x" }));
        Assert.Equal(["letter.noSheets RAT-4 - -"], Signing(Draft with { Subject = "eligibility" }, eligible: 0));
        Assert.Equal(["letter.ownSheets GOV-2 - count=2"], Signing(Draft with { Subject = "eligibility" }, own: 2));
        Assert.Equal(["letter.noRows RAT-8 - -"], Signing(Draft, eligible: 0));
        Assert.Equal(["letter.ownRows GOV-2 - count=2"], Signing(Draft, own: 2));
    }

    [Theory]
    [InlineData("3306", 17)]
    [InlineData("5103", 16)]
    [InlineData("9471", 15)]
    public void Today_is_the_regencys_own_day(string regency, int midnightUtc)
    {
        var midnight = Instant.FromUtc(2026, 11, 1, midnightUtc, 0);
        Assert.Equal(["letter.dateFuture RAT-1 /letter/date -"], Signing(Draft, regency: regency, at: midnight - Duration.Epsilon));
        Assert.Empty(Signing(Draft, regency: regency, at: midnight));
    }

    [Fact]
    [Trait("rule", "RAT-3")]
    [Trait("rule", "RAT-5")]
    public void When_it_is_reviewed()
    {
        Assert.Equal(["input.required - root -"], Reviewing(Signed(), null));
        Assert.Equal(["list.size RAT-5 /reasons count=0,max=20,min=1"], Reviewing(Signed(), new ReviewDraft("returned", null)));
        Assert.Equal(["letter.reasonsForbidden RAT-3 /reasons -"], Reviewing(Signed(), new ReviewDraft("conforming", ["Alasan"])));
        Assert.Equal(
            ["list.size RAT-5 /reasons count=21,max=20,min=1"],
            Reviewing(Signed(), new ReviewDraft("returned", [.. Enumerable.Repeat("Alasan", 20), " "])));
        Assert.Equal(["text.length - /reasons/0 max=500,min=1"], Reviewing(Signed(), new ReviewDraft("returned", [""])));
        Assert.Empty(Reviewing(Signed(), new ReviewDraft("conforming", null)));
    }

    [Fact]
    [Trait("rule", "RAT-8")]
    public void When_it_is_not_there_to_be_reviewed()
    {
        var conforming = new ReviewDraft("conforming", []);
        Assert.Equal(["letter.signing RAT-8 - -"], Reviewing(Started(), conforming));
        Assert.Equal(["letter.noRows RAT-8 - -"], Reviewing(State(Cover(Started(), 0)), conforming));
        Assert.Equal(["letter.reviewed RAT-3 - status=recounting"], Reviewing(State(Review(Signed(), conforming)), conforming));
        Assert.Equal(["letter.ownReview GOV-2 - -"], Reviewing(Signed(), conforming, own: 1));
        Assert.Equal(["letter.digest RAT-8 - -"], Told.Of(Recount(State(Review(Signed(), conforming)), 3).Violations));
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public void The_history_names_the_rule_of_every_step()
    {
        var reviewed = State(Review(Signed(), new ReviewDraft("conforming", [])));
        var conforming = State(Recount(reviewed, 2));
        var applied = State(LetterDecider.Decide(new LetterCommand.Finish(), conforming, Samples.Policy, Samples.Now));
        Assert.Equal(["RAT-1", "RAT-8", "RAT-8", "RAT-3", "RAT-3"], applied.History.Select(h => h.Rule));
        Assert.Equal(("system", Role.System), (applied.History[^1].Subject, applied.History[^1].Role));
        var returned = State(Recount(State(Review(Signed(), new ReviewDraft("returned", ["Alasan"]))), 2));
        Assert.Equal((LetterEventCodes.Returned, "RAT-5"), (returned.History[^1].Code, returned.History[^1].Rule));
        var ended = State(Cover(Started(), 0));
        Assert.Equal((LetterEventCodes.Voided, "RAT-8"), (ended.History[^1].Code, ended.History[^1].Rule));
    }

    [Fact]
    [Trait("rule", "RAT-8")]
    public void A_recount_that_fails_leaves_nothing_of_the_review()
    {
        var reviewed = State(Review(Signed(), new ReviewDraft("returned", ["Alasan"])));
        var open = LetterDecider.Refuse(reviewed, Recount(reviewed, 3).Violations[0], Samples.Policy, Samples.Now).State;
        Assert.Equal((LetterStatus.Signed, null, 0, null), (open.Status, open.Outcome, open.Reasons.Count, open.ReviewedBy));
        Assert.Equal((LetterEventCodes.RecountFailed, "RAT-8", "system"), (open.History[^1].Code, open.History[^1].Rule, open.History[^1].Subject));
    }

    private static LetterState State(Decision<LetterEvent> decision) => Assert.Single(decision.Events).State;

    private static LetterState Started() => State(Sign(Draft));

    private static LetterState Signed() => State(Cover(Started(), 2));

    private static Decision<LetterEvent> Cover(LetterState letter, int rows) =>
        LetterDecider.Decide(new LetterCommand.Cover(rows, Digest), letter, Samples.Policy, Samples.Now);

    private static Decision<LetterEvent> Recount(LetterState letter, int rows) =>
        LetterDecider.Decide(new LetterCommand.Recount(rows, Digest), letter, Samples.Policy, Samples.Now);

    private static Decision<LetterEvent> Review(LetterState letter, ReviewDraft? draft, int own = 0) =>
        LetterDecider.Decide(new LetterCommand.Review(draft, own, Samples.Ministry), letter, Samples.Policy, Samples.Now);

    private static IEnumerable<string> Reviewing(LetterState letter, ReviewDraft? draft, int own = 0) => Told.Of(Review(letter, draft, own).Violations);

    private static Decision<LetterEvent> Sign(RatificationDraft draft, int eligible = 2, int own = 0, string regency = "3306", Instant? at = null) =>
        LetterDecider.Decide(
            new LetterCommand.Sign("l-1", AreaCode.Parse(regency), draft, eligible, own, Samples.Regent), Samples.DateOf, Samples.Policy, at ?? Samples.Now);

    private static IEnumerable<string> Signing(
        RatificationDraft draft, int eligible = 2, int own = 0, string regency = "3306", Instant? at = null) =>
        Told.Of(Sign(draft, eligible, own, regency, at).Violations);
}
