using System.Text.Json;
using NodaTime;

namespace Dtks.Domain.Dci;

/// <summary>What one request searches for.</summary>
public sealed record SearchCriteria
{
    /// <summary>How it asks, by the standard's name.</summary>
    public required string QueryType { get; init; }

    /// <summary>Whom it asks for; it names them (<see cref="DciQuery.Named"/>).</summary>
    public required DciQuery Query { get; init; }

    /// <summary>The records it is answered with.</summary>
    public required DciEntity Entity { get; init; }

    /// <summary>What the answer is sorted by, the first before the others; none for the order of the register.</summary>
    public IReadOnlyList<DciSortKey> Sort { get; init; } = [];

    /// <summary>The page; null for all.</summary>
    public DciPage? Page { get; init; }

    /// <summary>The consent it names; null for none.</summary>
    public DciConsent? Consent { get; init; }

    /// <summary>Hidden: it holds what persons are named by (REG-3).</summary>
    public override string ToString() => "[search]";

    /// <summary>Reads a message of searches.</summary>
    /// <param name="header">Its header.</param>
    /// <param name="utf8">The JSON of the message.</param>
    public static DciPart<DciBatch<SearchCriteria>> Read(DciHeader header, ReadOnlyMemory<byte> utf8)
    {
        ArgumentNullException.ThrowIfNull(header);
        var read = DciItems.Read(header, utf8, "search_request", "search_criteria", Read, DciCodes.CriteriaInvalid);
        return read.Value is { } batch ? new DciPart<DciBatch<SearchCriteria>>(batch with { Items = Bounded(batch.Items) }, null) : read;
    }

    private static SearchCriteria Read(JsonElement criteria)
    {
        const string Code = DciCodes.CriteriaInvalid;
        DciItems.Versioned(criteria, Code);
        if (!DciNames.IsSocial(criteria.Member("reg_type"))) throw RejectedException.Of(Code, "dci.registerType");
        var record = criteria.Member("reg_record_type") is { } named ? DciNames.EntityOf(named) ?? throw RejectedException.Of(Code, "dci.recordType") : (DciEntity?)null;
        var entity = criteria.Member("response_entity") is { } asked ? DciNames.EntityOf(asked) ?? throw RejectedException.Of(Code, "dci.entity") : (DciEntity?)null;
        var kind = criteria.Member("query_type").Text(DciLimits.Text) ?? string.Empty;
        return new SearchCriteria
        {
            QueryType = kind,
            Query = QueryForms.Read(kind, criteria.Member("query") ?? throw RejectedException.Of(Code, "dci.query"), Code),
            Entity = entity ?? record ?? DciEntity.Group,
            Sort = DciSortKey.Read(criteria.Member("sort")),
            Page = DciPage.Read(criteria.Member("pagination")),
            Consent = DciConsent.Read(criteria.Member("consent"), Code),
        };
    }

    // Those who are named first are answered for.
    private static List<DciItem<SearchCriteria>> Bounded(IReadOnlyList<DciItem<SearchCriteria>> items)
    {
        var (named, bounded) = (0, new List<DciItem<SearchCriteria>>(items.Count));
        foreach (var item in items)
        {
            named += item.Value?.Query.Named()?.Count ?? 0;
            bounded.Add(item.Value is not null && named > DciLimits.IdentifiersOfMessage
                ? item.Rejected(DciFault.Of(DciCodes.CriteriaInvalid, "dci.messageNamesTooMany", ("most", DciLimits.Number(DciLimits.IdentifiersOfMessage)))) : item);
        }

        return bounded;
    }
}

/// <summary>One attribute to sort by.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Descending">Whether the greatest comes first.</param>
public sealed record DciSortKey(DciAttribute Attribute, bool Descending)
{
    internal static IReadOnlyList<DciSortKey> Read(JsonElement? sort)
    {
        if (sort is null) return [];
        if (sort.Value.ValueKind != JsonValueKind.Array || sort.Value.GetArrayLength() > DciLimits.SortKeys) throw RejectedException.Of(DciCodes.SortInvalid, "dci.sort", ("most", DciLimits.Number(DciLimits.SortKeys)));
        return [.. sort.Value.EnumerateArray().Select(One)];
    }

    private static DciSortKey One(JsonElement key)
    {
        var attribute = key.Member("attribute_name").Text(DciLimits.Text) is { } name ? DciAttribute.Of(name) : null;
        var order = key.Member("sort_order") is { } said ? JsonParts.Text(said, DciLimits.Text) : "asc";
        return attribute is not null && order is "asc" or "desc" ? new DciSortKey(attribute!, order == "desc")
            : throw RejectedException.Of(DciCodes.SortInvalid, attribute is null ? "dci.sortAttribute" : "dci.sortOrder");
    }
}

/// <summary>One page of an answer; the first is 1.</summary>
/// <param name="Size">How many records it has at most, 1 to 2,000.</param>
/// <param name="Number">Which it is.</param>
public sealed record DciPage(int Size, int Number)
{
    internal static DciPage? Read(JsonElement? page)
    {
        if (page is null) return null;
        var (size, number) = (page.Value.Member("page_size").Whole(), page.Value.Member("page_number") is null ? 1 : page.Value.Member("page_number").Whole());
        return size is >= 1 and <= DciLimits.PageSize && number is >= 1 ? new DciPage(size.Value, number.Value)
            : throw RejectedException.Of(DciCodes.PaginationInvalid, "dci.page", ("most", DciLimits.Number(DciLimits.PageSize)));
    }
}

/// <summary>The consent that a request names.</summary>
/// <param name="GivenAt">When it was given.</param>
/// <param name="Reference">Where it can be found again: the code of its purpose, 1 to 99 letters, digits and signs between them.</param>
public sealed record DciConsent(Instant GivenAt, string Reference)
{
    internal static DciConsent? Read(JsonElement? consent, string code)
    {
        if (consent is null) return null;
        if (consent.Value.ValueKind != JsonValueKind.Object) throw RejectedException.Of(code, "dci.consent");
        return consent.Value.Member("ts").Time() is { } at && consent.Value.Member("purpose") is { } purpose && purpose.Member("code").Text(DciLimits.Id) is { } reference && reference.All(IsPlain)
            ? new DciConsent(at, reference) : null;
    }

    // It stands in the trail of whom it is about, so it is no free text.
    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or ':' or '/';
}
