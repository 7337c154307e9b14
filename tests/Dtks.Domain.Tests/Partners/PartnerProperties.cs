using Dtks.Domain.Kernel;
using Dtks.Domain.Partners;
using Dtks.Domain.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static Dtks.Domain.Tests.Partners.PartnerSamples;

namespace Dtks.Domain.Tests.Partners;

/// <summary>Whatever the Ministry orders in whatever order, a partner stays one that can be trusted.</summary>
[Trait("rule", "REG-3")]
public sealed class PartnerProperties
{
    private static readonly Gen<Func<Partner, PartnerContext, Decision<PartnerEvent>>> Orders = Gen.OneOf(
        from number in Gen.Elements("A", "B", "C", "-")
        from start in Gen.Choose(-2, 20)
        from days in Gen.Choose(-1, 12)
        from perDay in Gen.Choose(0, 3)
        select Order((p, c) => PartnerDecider.SetAgreement(p, number, Draft with { From = Text(c.Today.PlusDays(start)), Until = Text(c.Today.PlusDays(start + days)), PerDay = perDay }, Bounds, c)),
        from number in Gen.Elements("A", "B", "C")
        from day in Gen.Choose(-3, 20)
        select Order((p, c) => p.Agreements.FirstOrDefault(a => a.Number == number) is { } one ? PartnerDecider.EndAgreement(one, new AgreementEndDraft(Text(c.Today.PlusDays(day))), c) : Decision<PartnerEvent>.Accept()),
        from kid in Gen.Elements("k1", "k2", "a|b")
        from material in Gen.Elements("{}", "{\"x\":1}")
        select Order((p, c) => PartnerDecider.SetKey(p, new PartnerKey(kid, KeyAlgorithm.EdDsa, material, c.Now), c)),
        from kid in Gen.Elements("k1", "k2", "a|b") select Order((p, c) => PartnerDecider.RevokeKey(p, kid, c)),
        from suspended in Gen.Elements<bool?>(true, false, null) from reason in Gen.Elements(null, "", "Contoh") select Order((p, c) => PartnerDecider.Suspend(p, new SuspensionDraft(suspended, reason), c)));

    [Fact]
    public void At_most_one_agreement_holds_on_a_day_what_began_stays_and_what_was_revoked_never_comes_back()
    {
        var gen = from orders in Orders.ListOf(12) from days in Gen.Choose(0, 4).ListOf(12) select orders.Zip(days).ToList();
        Generate.Holds(gen, story =>
        {
            var (partner, context) = (Registered, Context);
            foreach (var (order, days) in story)
            {
                context = At(context.Now + Duration.FromDays(days));
                var after = order(partner, context) is { IsAccepted: true } decision ? After(partner, decision) : partner;
                Hold(partner, after, context.Today);
                partner = after;
            }
        }, 400);
    }

    private static void Hold(Partner before, Partner after, LocalDate today)
    {
        for (var day = 0; day < 40; day++)
        {
            Assert.InRange(after.Agreements.Count(a => a.HoldsOn(today.PlusDays(day))), 0, 1);
        }

        foreach (var begun in before.Agreements.Where(a => a.From <= today))
        {
            var now = after.Agreements.Single(a => a.Number == begun.Number);
            Assert.True(now.IsSame(begun with { Until = now.Until }) && now.Until <= begun.Until);
        }

        Assert.All(before.RevokedKeys, kid => Assert.True(after.RevokedKeys.Contains(kid) && !after.Keys.Any(k => k.Kid == kid && k.RevokedAt is null)));
    }

    private static Func<Partner, PartnerContext, Decision<PartnerEvent>> Order(Func<Partner, PartnerContext, Decision<PartnerEvent>> order) => order;
}
