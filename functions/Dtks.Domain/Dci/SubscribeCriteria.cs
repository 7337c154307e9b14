using System.Text.Json;
using Dtks.Domain.Partners;
using NodaTime;

namespace Dtks.Domain.Dci;

/// <summary>What one request asks to be told of.</summary>
public sealed record SubscribeCriteria
{
    /// <summary>The event, by the agreement's name (<see cref="AgreementTerms.Events"/>).</summary>
    public required string Event { get; init; }

    /// <summary>How it names whom it is about, by the standard's name.</summary>
    public required string FilterType { get; init; }

    /// <summary>Whom it is about; it names them.</summary>
    public required DciQuery Filter { get; init; }

    /// <summary>The record that is sent.</summary>
    public required DciEntity Entity { get; init; }

    /// <summary>From when on it is told; null for from now on.</summary>
    public Instant? From { get; init; }

    /// <summary>Until when it is told; null for until it is ended.</summary>
    public Instant? Until { get; init; }

    /// <summary>How often it is to be told between the two, as it came; null where that is not said.</summary>
    public string? Frequency { get; init; }

    /// <summary>The consent it names, as <c>authorize</c>; null for none.</summary>
    public DciConsent? Consent { get; init; }

    /// <summary>The criteria as they came, for <see cref="Parse"/>. Personal data: encrypted at rest.</summary>
    public required string Json { get; init; }

    /// <summary>Hidden: it holds what persons are named by (REG-3).</summary>
    public override string ToString() => "[subscription]";

    /// <summary>Reads a message of subscriptions.</summary>
    /// <param name="header">Its header.</param>
    /// <param name="utf8">The JSON of the message.</param>
    public static DciPart<DciBatch<SubscribeCriteria>> Read(DciHeader header, ReadOnlyMemory<byte> utf8)
    {
        ArgumentNullException.ThrowIfNull(header);
        return DciItems.Read(header, utf8, "subscribe_request", "subscribe_criteria", Read, DciCodes.NotifyDetailsInvalid);
    }

    /// <summary>Reads what a subscription that stands asks, from the JSON of its criteria.</summary>
    /// <exception cref="FormatException">It is not to be read; the message does not repeat it.</exception>
    public static SubscribeCriteria Parse(ReadOnlyMemory<byte> utf8) =>
        DciPart<SubscribeCriteria>.Of(() => Read(JsonParts.Read(utf8) ?? throw RejectedException.Of(DciCodes.NotifyDetailsInvalid, "dci.criteria"))).Value ?? throw new FormatException("Not the criteria of a subscription.");

    private static SubscribeCriteria Read(JsonElement criteria)
    {
        const string Code = DciCodes.NotifyDetailsInvalid;
        DciItems.Versioned(criteria, Code);
        if (!DciNames.IsSocial(criteria.Member("reg_type"))) throw RejectedException.Of(Code, "dci.registerType");
        var happening = EventOf(criteria.Member("reg_event_type")) ?? throw RejectedException.Of(DciCodes.NotifyTypesInvalid, "dci.event", ("allowed", string.Join(", ", AgreementTerms.Events)));
        var entity = criteria.Member("notify_record_type") is { } named && DciNames.EntityOf(named) is { } record ? record : throw RejectedException.Of(Code, "dci.recordType");
        var filter = criteria.Member("filter") ?? throw RejectedException.Of(Code, "dci.filter");
        var kind = criteria.Member("filter_type") is { } type ? JsonParts.Text(type, DciLimits.Text) ?? string.Empty : KindOf(filter);
        var (from, until) = FrequencyOf(criteria.Member("frequency"));
        return new SubscribeCriteria { Event = happening, FilterType = kind, Filter = FilterOf(kind, filter), Entity = entity, From = from, Until = until, Frequency = criteria.Member("frequency")?.Member("frequency").Text(DciLimits.Text), Consent = DciConsent.Read(criteria.Member("authorize"), Code), Json = criteria.GetRawText() };
    }

    private static string? EventOf(JsonElement? named) => named.Text(DciLimits.Text) is { } name
        ? AgreementTerms.Events.FirstOrDefault(e => JsonParts.Folded(e) == JsonParts.Folded(JsonParts.Name(name)))
        : null;

    // By its form, where its kind is not said.
    private static string KindOf(JsonElement filter) => filter.ValueKind == JsonValueKind.Array ? AgreementTerms.Predicate
        : filter.Member("expression") is not null || filter.Member("value") is { ValueKind: JsonValueKind.Object } ? AgreementTerms.Expression
        : AgreementTerms.IdTypeValue;

    private static DciQuery FilterOf(string kind, JsonElement filter)
    {
        try
        {
            return QueryForms.Read(kind, filter, DciCodes.NotifyDetailsInvalid);
        }
        catch (RejectedException e)
        {
            // Subscriptions have other codes than searches.
            var code = e.Fault.Text is "dci.namesNobody" or "dci.idType" or "dci.valueIdentifier" ? DciCodes.PersonInvalid : DciCodes.NotifyDetailsInvalid;
            throw new RejectedException(e.Fault with { Code = code });
        }
    }

    private static (Instant? From, Instant? Until) FrequencyOf(JsonElement? frequency)
    {
        if (frequency is null) return (null, null);
        var (from, until) = (frequency.Value.Member("start_time").Time(), frequency.Value.Member("end_time").Time());
        return from is not null && until is not null && from < until && frequency.Value.Member("frequency").Text(DciLimits.Text) is not null ? (from, until)
            : throw RejectedException.Of(DciCodes.NotifyDetailsInvalid, "dci.frequency");
    }
}
