using Dtks.Domain.Kernel;
using Dtks.Domain.Partners;
using NodaTime;
using static Dtks.Domain.Tests.Partners.PartnerSamples;

namespace Dtks.Domain.Tests.Partners;

/// <summary>Partners, their keys and secrets, and when one is kept out.</summary>
[Trait("rule", "REG-3")]
public sealed class PartnerTests
{
    private static readonly PartnerKey Key = new("k1", KeyAlgorithm.EdDsa, "{}", Samples.Now);

    [Theory]
    [InlineData("bpjs.example", true)]
    [InlineData("a-1", true)]
    [InlineData("ab", false)]
    [InlineData("BPJS", false)]
    [InlineData("bpjs.", false)]
    [InlineData("a|b", false)]
    [InlineData("abc\n", false)]
    [InlineData("", false)]
    public void An_id_is_such_that_it_stands_in_paths_signatures_and_keys(string id, bool isRight)
    {
        Assert.Equal(isRight, PartnerDecider.Register(id, new PartnerDraft("Badan contoh"), null, false, Context).IsAccepted);
        Assert.Equal(isRight, PartnerNames.IsPartner(id));
    }

    [Fact]
    public void Ids_have_a_length()
    {
        Assert.True(PartnerNames.IsPartner(new string('a', 100)));
        Assert.False(PartnerNames.IsPartner(new string('a', 101)));
        Assert.Equal([true, false], new[] { 64, 65 }.Select(n => PartnerNames.IsNumber(new string('a', n))));
        Assert.Equal([true, false], new[] { 100, 101 }.Select(n => PartnerNames.IsKid(new string('a', n))));
        Assert.False(PartnerNames.IsKid("a|b"));
    }

    [Fact]
    public void It_is_registered_once_and_changed_after()
    {
        var set = PartnerDecider.Register("bpjs.example", new PartnerDraft("Badan contoh"), null, false, Context);
        var partner = After(null, set);

        Assert.Equal(PartnerEventCodes.Registered, set.Events.Single().Meta.Code);
        Assert.Empty(PartnerDecider.Register("bpjs.example", new PartnerDraft("Badan contoh"), partner, false, Context).Events);
        partner = After(partner, PartnerDecider.Register("bpjs.example", new PartnerDraft("Badan lain (contoh)", "https://bpjs.example/jwks.json"), partner, false, Context));
        Assert.Equal(("Badan lain (contoh)", "https://bpjs.example/jwks.json"), (partner.Name, partner.KeySet!.ToString()));
        Assert.Equal(["/name", "/keySet"], PartnerDecider.Register("bpjs.example", new PartnerDraft("", "http://10.0.0.1/"), null, false, Context).Violations.Select(v => v.Pointer));
        Assert.Throws<InvalidOperationException>(() => PartnerEvolution.Apply(null, new PartnerResumed(set.Events[0].Meta)));
    }

    [Fact]
    public void A_revoked_key_and_its_id_never_come_back()
    {
        var partner = After(Registered, PartnerDecider.SetKey(Registered, Key, Context));
        Assert.Empty(PartnerDecider.SetKey(partner, Key with { RegisteredAt = Samples.Now + Duration.FromDays(1) }, Context).Events);
        Assert.Equal(PartnerViolations.KeyTaken, PartnerDecider.SetKey(partner, Key with { Material = "{\"x\":1}" }, Context).Violations.Single().Code);

        partner = After(partner, PartnerDecider.RevokeKey(partner, "k1", Context));
        Assert.Equal(Samples.Now, partner.Keys.Single().RevokedAt);
        Assert.Empty(PartnerDecider.RevokeKey(partner, "k1", Context).Events);
        Assert.Equal(PartnerViolations.KeyTaken, PartnerDecider.SetKey(partner, Key, Context).Violations.Single().Code);

        // One that is published only is revoked by its id.
        partner = After(partner, PartnerDecider.RevokeKey(partner, "published", Context));
        Assert.Equal(PartnerViolations.KeyTaken, PartnerDecider.SetKey(partner, Key with { Kid = "published" }, Context).Violations.Single().Code);
        Assert.Equal(PartnerViolations.Kid, PartnerDecider.RevokeKey(partner, "a|b", Context).Violations.Single().Code);
    }

    [Fact]
    public void No_more_than_ten_keys_and_secrets_are_in_use()
    {
        var partner = Enumerable.Range(0, PartnerDecider.MostInUse).Aggregate(Registered, (p, i) => After(p, PartnerDecider.SetKey(p, Key with { Kid = $"k{i}" }, Context)));
        Assert.Equal(PartnerViolations.TooMany, PartnerDecider.SetKey(partner, Key with { Kid = "k10" }, Context).Violations.Single().Code);
        partner = After(partner, PartnerDecider.RevokeKey(partner, "k0", Context));
        Assert.True(PartnerDecider.SetKey(partner, Key with { Kid = "k10" }, Context).IsAccepted);

        partner = Enumerable.Range(0, PartnerDecider.MostInUse).Aggregate(Registered, (p, i) => After(p, PartnerDecider.SetSecret(p, $"s{i}", "d", Context)));
        Assert.Equal(PartnerViolations.TooMany, PartnerDecider.SetSecret(partner, "s10", "d", Context).Violations.Single().Code);
        Assert.True(PartnerDecider.SetSecret(partner, "s10", "d", At(Samples.Now + PartnerDecider.SecretLife)).IsAccepted);
    }

    [Fact]
    public void A_secret_is_taken_for_a_year_unless_it_is_revoked()
    {
        var partner = After(Registered, PartnerDecider.SetSecret(Registered, "s1", "digest", Context));
        var secret = partner.Secrets.Single();

        Assert.Empty(PartnerDecider.SetSecret(partner, "s1", "other", Context).Events);
        Assert.Equal([false, true, true, false], new[] { -Duration.Epsilon, Duration.Zero, PartnerDecider.SecretLife - Duration.Epsilon, PartnerDecider.SecretLife }.Select(d => secret.IsTaken(Samples.Now + d)));
        partner = After(partner, PartnerDecider.RevokeSecret(secret, Context));
        Assert.False(partner.Secrets.Single().IsTaken(Samples.Now));
        Assert.Empty(PartnerDecider.RevokeSecret(partner.Secrets.Single(), Context).Events);
        Assert.Equal(PartnerViolations.SecretTaken, PartnerDecider.SetSecret(partner, "s1", "other", Context).Violations.Single().Code);
        Assert.Equal(PartnerViolations.Number, PartnerDecider.SetSecret(partner, "s 1", "d", Context).Violations.Single().Code);
    }

    [Fact]
    public void Who_is_kept_out_has_no_agreement()
    {
        var partner = With(Draft);
        Assert.Equal(["/reason"], PartnerDecider.Suspend(partner, new SuspensionDraft(true), Context).Violations.Select(v => v.Pointer));
        Assert.Equal(["/suspended"], PartnerDecider.Suspend(partner, new SuspensionDraft(null), Context).Violations.Select(v => v.Pointer));

        partner = After(partner, PartnerDecider.Suspend(partner, new SuspensionDraft(true, "Kunci bocor (contoh)"), Context));
        Assert.Null(partner.AgreementOn(Today));
        Assert.Empty(PartnerDecider.Suspend(partner, new SuspensionDraft(true, "Kunci bocor (contoh)"), Context).Events);
        partner = After(partner, PartnerDecider.Suspend(partner, new SuspensionDraft(false), Context));
        Assert.NotNull(partner.AgreementOn(Today));
        Assert.Empty(PartnerDecider.Suspend(partner, new SuspensionDraft(false), Context).Events);
    }
}
