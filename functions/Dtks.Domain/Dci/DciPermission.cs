using Dtks.Domain.Partners;
using NodaTime;

namespace Dtks.Domain.Dci;

/// <summary>Whether an agreement gives what is asked (REG-3). What it does not give is rejected as such, before anything is looked for.</summary>
public static class DciPermission
{
    // How far another's clock may be ahead.
    private static readonly Duration Ahead = Duration.FromMinutes(1);

    // Nobody consented to this before any of it was there: such a time was left as some system fills it in.
    private static readonly Instant Earliest = Instant.FromUtc(2000, 1, 1, 0, 0);

    /// <summary>What of a search the agreement does not give; null where it gives all of it.</summary>
    /// <param name="criteria">The search.</param>
    /// <param name="agreement">The agreement.</param>
    /// <param name="now">Now: no consent is of later.</param>
    public static DciFault? FaultOf(SearchCriteria criteria, Agreement agreement, Instant now)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        return FaultOf(criteria.QueryType, criteria.Query, agreement, DciCodes.CriteriaInvalid, DciCodes.FilterInvalid)
            ?? criteria.Sort.Select(key => Ungranted(key.Attribute, agreement, DciCodes.SortInvalid, DciCodes.SortInvalid)).OfType<DciFault>().FirstOrDefault()
            ?? (agreement.ConsentRequired && !IsGiven(criteria.Consent, now) ? DciFault.Of(DciCodes.CriteriaInvalid, "dci.consentMissing") : null);
    }

    /// <summary>What of a subscription the agreement does not give; null where it gives all of it.</summary>
    /// <param name="criteria">The subscription.</param>
    /// <param name="agreement">The agreement.</param>
    /// <param name="now">Now: no consent is of later.</param>
    public static DciFault? FaultOf(SubscribeCriteria criteria, Agreement agreement, Instant now)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        ArgumentNullException.ThrowIfNull(agreement);
        if (!agreement.PermitsEvent(criteria.Event)) return DciFault.Of(DciCodes.NotifyTypesInvalid, "dci.eventNotGranted", ("allowed", string.Join(", ", agreement.Events)));
        if (agreement.ConsentRequired && !IsGiven(criteria.Consent, now)) return DciFault.Of(DciCodes.NotifyDetailsInvalid, "dci.authorizeMissing");
        return agreement.Callback is null ? DciFault.Of(DciCodes.NotifyDetailsInvalid, "dci.noCallback")
            : FaultOf(criteria.FilterType, criteria.Filter, agreement, DciCodes.NotifyDetailsInvalid, DciCodes.NotifyDetailsInvalid);
    }

    private static bool IsGiven(DciConsent? consent, Instant now) => consent is not null && Earliest <= consent.GivenAt && consent.GivenAt <= now + Ahead;

    private static DciFault? FaultOf(string kind, DciQuery query, Agreement agreement, string criteria, string filter) => agreement.PermitsQuery(kind)
        ? query.Comparisons().Select(c => Ungranted(c.Attribute, agreement, criteria, filter)).OfType<DciFault>().FirstOrDefault()
        : DciFault.Of(criteria, "dci.queryNotGranted", ("allowed", string.Join(", ", agreement.Queries)));

    private static DciFault? Ungranted(DciAttribute attribute, Agreement agreement, string identifier, string other) => attribute.Identifier is null
        ? agreement.PermitsField(attribute.Field!) ? null : DciFault.Of(other, "dci.attributeNotGranted", ("attribute", attribute.Name))
        : agreement.PermitsIdType(attribute.Name) ? null : DciFault.Of(identifier, "dci.idTypeNotGranted", ("allowed", string.Join(", ", agreement.IdTypes)));
}
