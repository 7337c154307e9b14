using System.Globalization;
using Dtks.Domain.Appeals;
using Dtks.Platform.Protection;

namespace Dtks.Functions.Appeals;

/// <summary>
/// Gives appeals their ids, from what they are against, and about another's entitlement from who makes them, too: the same again has the same. Keyed, so that whoever
/// sees an id in a list cannot try out whose it is (GOV-3).
/// </summary>
public sealed class AppealIds(KeyedHash hash)
{
    private const int IdDigits = 32;

    /// <summary>The id: 32 hexadecimal digits. Against a refusal or a removal it is one, whoever of the family makes it and wherever that stands by now; beside it one by each who only proposed it.</summary>
    /// <param name="kind">Against what.</param>
    /// <param name="target">What it is about.</param>
    /// <param name="subject">Who makes it.</param>
    public string Of(AppealKind kind, AppealTarget target, string subject)
    {
        ArgumentNullException.ThrowIfNull(target);
        return kind == AppealKind.NotEntitled ? OfMaker(kind, target, subject)
            : target.IsBeside ? hash.Of("appeal", $"{kind}/{target.About.Record}/{target.Once}/{subject}")[..IdDigits]
            : OfFamily(kind, target);
    }

    /// <summary>The id of the one against a refusal or a removal that the family, or an office for it, makes.</summary>
    public string OfFamily(AppealKind kind, AppealTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return hash.Of("appeal", $"{kind}/{target.About.Record}/{target.Once}")[..IdDigits];
    }

    /// <summary>The id of one by a maker: also of those against a refusal or a removal, before they were one whoever makes them.</summary>
    /// <param name="kind">Against what.</param>
    /// <param name="target">What it is about.</param>
    /// <param name="subject">Who makes it.</param>
    public string OfMaker(AppealKind kind, AppealTarget target, string subject)
    {
        ArgumentNullException.ThrowIfNull(target);
        return hash.Of("appeal", string.Create(CultureInfo.InvariantCulture, $"{target.Village}/{kind}/{target.About.Record}/{target.About.Id}/{target.Round}/{subject}"))[..IdDigits];
    }
}
