using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using NodaTime;
using static Dtks.Domain.Tests.CardReplacement.CardDeliberationSamples;
using static Dtks.Domain.Tests.CardRounds.CardSamples;

namespace Dtks.Domain.Tests.CardReplacement;

/// <summary>SKRTM: filled in, signed by the village head, then by the camat, and exchanged for one card.</summary>
public sealed class SkrtmTests
{
    private static readonly Dictionary<string, string> Answers = new() { ["lantai"] = "Tanah" };
    private static readonly Actor Camat = new("camat-1", Role.DistrictHead, Village.District!);

    [Fact]
    [Trait("rule", "CRD-6")]
    [Trait("rule", "CRD-9")]
    public void It_is_filled_in_for_a_replacement_and_anew_until_it_is_signed()
    {
        Assert.Equal(["skrtm.replacementUnknown CRD-6 /replacement -"], Fill(null, ground: null));
        Assert.Equal(["list.size CRD-9 /answers count=0,max=40,min=1"], Fill(null, answers: []));
        Assert.Equal(["skrtm.answerCode CRD-9 /answers -"], Fill(null, answers: new() { ["a b"] = "x" }));
        Assert.Equal(["skrtm.notItsTurn CRD-5 /replacement -"], Fill(null, Ground() with { Reserve = 1, IsBefore = true }));
        Assert.Equal(["card.replacedBefore CRD-9 - -"], Fill(null, Ground() with { Card = Ground().Card with { ReplacedBy = "c-9" } }));
        Assert.Equal(["card.expired CRD-10 - until=2026-12-31"], Told.Of(SkrtmDecider.Fill(Answers, Ground(), null, Officer, Samples.Policy, Noon(Until.PlusDays(1))).Violations));

        var letter = Filled();
        Assert.Equal(("SKRTM/007/5103012001/0001/S-1", SkrtmStatus.Filled, HeldOn), (letter.Number.Replace(Village.Value, "5103012001", StringComparison.Ordinal), letter.Status(), letter.FilledOn));
        // A card may have several letters: each has a number of its own.
        Assert.EndsWith("/0001/ABCDEF01", SkrtmDecider.Fill(Answers, Ground() with { Replacement = "abcdef0123", Reserve = 2 }, null, Officer, Samples.Policy, Noon(HeldOn)).Events.Aggregate((SkrtmState?)null, SkrtmDecider.Evolve)!.Number, StringComparison.Ordinal);
        Assert.Empty(SkrtmDecider.Fill(Answers, Ground(), letter, Officer, Samples.Policy, Noon(HeldOn)).Events);
        Assert.Single(SkrtmDecider.Fill(new Dictionary<string, string> { ["lantai"] = "Semen" }, Ground(), letter, Officer, Samples.Policy, Noon(HeldOn)).Events);
        Assert.Equal(["skrtm.signedBefore CRD-9 - on=2026-11-12"], Fill(Signed(letter), answers: new() { ["lantai"] = "Semen" }));
    }

    [Fact]
    [Trait("rule", "CRD-9")]
    [Trait("rule", "MUS-7")]
    [Trait("rule", "GOV-2")]
    public void The_head_signs_after_the_conclusion_then_the_camat_and_only_with_both_is_it_exchanged_once()
    {
        var letter = Filled();
        string[] Signing(SkrtmState state, string? on, SkrtmGround? ground) => [.. Told.Of(SkrtmDecider.Sign(new(on), state, ground, Head, Samples.Policy, Noon(HeldOn.PlusDays(3))).Violations)];
        string[] Countering(SkrtmState state, string? on) => [.. Told.Of(SkrtmDecider.CounterSign(new(on), state, Ground(), Camat, Samples.Policy, Noon(HeldOn.PlusDays(3))).Violations)];

        Assert.Equal(["skrtm.headFirst CRD-9 - -"], Countering(letter, "2026-11-12"));
        Assert.Equal(["skrtm.notConcluded MUS-7 - -"], Signing(letter, "2026-11-12", Ground() with { ConcludedOn = null }));
        Assert.Equal(["skrtm.signedEarly CRD-9 /signedOn from=2026-11-11"], Signing(letter, "2026-11-10", Ground()));
        Assert.Equal(["date.future CRD-9 /signedOn -"], Signing(letter, "2026-11-14", Ground()));
        Assert.Empty(Signing(letter, "2026-11-11", Ground()));
        var signed = Signed(letter);
        Assert.Equal(["skrtm.signedBefore CRD-9 - on=2026-11-12"], Signing(signed, "2026-11-13", Ground()));
        Assert.Equal(["skrtm.signedEarly CRD-9 /signedOn from=2026-11-12"], Countering(signed, "2026-11-11"));
        Assert.Equal(["skrtm.headFirst CRD-9 - -"], Told.Of(SkrtmDecider.Exchange("c-9", signed, Samples.Policy, Noon(HeldOn)).Violations));
        Assert.Equal(["skrtm.sameSigner GOV-2 - -"], Told.Of(SkrtmDecider.CounterSign(new("2026-11-12"), signed, Ground(), Camat with { Subject = Head.Subject }, Samples.Policy, Noon(HeldOn.PlusDays(3))).Violations));
        var both = SkrtmDecider.CounterSign(new("2026-11-12"), signed, Ground(), Camat, Samples.Policy, Noon(HeldOn.PlusDays(3))).Events.Aggregate(signed, SkrtmDecider.Evolve);
        Assert.Equal(SkrtmStatus.CounterSigned, both.Status());
        Assert.Equal(["skrtm.signedBefore CRD-9 - on=2026-11-12"], Countering(both, "2026-11-13"));
        Assert.Empty(Countering(both, "2026-11-12"));
        var exchanged = SkrtmDecider.Exchange("c-9", both, Samples.Policy, Noon(HeldOn)).Events.Aggregate(both, SkrtmDecider.Evolve);
        Assert.Equal((SkrtmStatus.Exchanged, "c-9"), (exchanged.Status(), exchanged.MadeCard));
        Assert.Empty(SkrtmDecider.Exchange("c-8", exchanged, Samples.Policy, Noon(HeldOn)).Events);
    }

    private static SkrtmGround Ground() => new("d-1", "s-1", ReturnedCard("c-1"), "h-1", null, Holder, HeldOn.PlusDays(1));

    private static string[] Fill(SkrtmState? state, SkrtmGround? ground, Dictionary<string, string>? answers = null) =>
        [.. Told.Of(SkrtmDecider.Fill(answers ?? Answers, ground, state, Officer, Samples.Policy, Noon(HeldOn)).Violations)];

    private static string[] Fill(SkrtmState? state, Dictionary<string, string> answers) => Fill(state, Ground(), answers);

    private static SkrtmState Filled() => SkrtmDecider.Fill(Answers, Ground(), null, Officer, Samples.Policy, Noon(HeldOn)).Events.Aggregate((SkrtmState?)null, SkrtmDecider.Evolve)!;

    private static SkrtmState Signed(SkrtmState letter) => SkrtmDecider.Sign(new("2026-11-12"), letter, Ground(), Head, Samples.Policy, Noon(HeldOn.PlusDays(3))).Events.Aggregate(letter, SkrtmDecider.Evolve);
}
