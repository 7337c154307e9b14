using System.Globalization;

namespace Dtks.Platform.Documents;

/// <summary>
/// A list over one partition that can be gone on with from any place in it: in the order of one member, rows of one value by their ids. The
/// member holds texts that sort as they are stored, as instants and area codes do; rows without it come before all others, as the store has it.
/// </summary>
/// <param name="select">What is read of each row: <c>*</c>, or members such as <c>c.id, c.createdOn</c>.</param>
/// <param name="where">Which rows, such as <c>c.type = 'proposal'</c>; what a caller typed goes into parameters only.</param>
/// <param name="by">The member sorted by, such as <c>createdOn</c>. Unless it is unique its module declares the order
/// (<see cref="Modules.ModuleBuilder.Order"/>).</param>
public sealed class OrderedQuery(string select, string where, string by)
{
    private readonly List<(string Name, object Value)> _parameters = [];

    /// <summary>Whether the last come first.</summary>
    public bool Descending { get; init; }

    /// <summary>What the ids of its documents begin with, and are shown without, such as <c>proposal-</c>.</summary>
    public string IdStart { get; init; } = string.Empty;

    /// <summary>The place of a row that cannot be read: as the store sorted it.</summary>
    internal Place PlaceOf(UnreadableDocument row) => new(row.Text(by) ?? string.Empty, row.Id);

    /// <summary>Rows of several partitions in the order that each of them has its own in.</summary>
    internal IEnumerable<T> InOrder<T>(IEnumerable<T> rows, Func<T, Place> placeOf)
    {
        var ordered = rows.OrderBy(row => placeOf(row).Key, StringComparer.Ordinal).ThenBy(row => placeOf(row).Id, StringComparer.Ordinal);
        return Descending ? ordered.Reverse() : ordered;
    }

    /// <summary>Whether no two rows have the same key: ids are not looked at then.</summary>
    public bool Unique { get; init; }

    /// <summary>Sets a parameter of the condition.</summary>
    /// <param name="name">Its name, such as <c>@status</c>.</param>
    /// <param name="value">Its value, mapped as documents are.</param>
    public OrderedQuery With(string name, object value)
    {
        _parameters.Add((name, value));
        return this;
    }

    /// <summary>The ids of so many of its rows, in no order: what tells whether there are so many is read, and no row.</summary>
    internal DocumentQuery Ids(int most) => Given(new DocumentQuery($"SELECT TOP {most.ToString(CultureInfo.InvariantCulture)} VALUE c.id FROM c WHERE {where}"));

    /// <summary>The query of what comes after a place; of the whole list for none.</summary>
    internal DocumentQuery After(Place? place)
    {
        var query = Given(new DocumentQuery($"SELECT {select} FROM c WHERE {where}{(place is null ? string.Empty : Beyond(place))} ORDER BY {Order()}"));
        query = place is null or { Key: "" } ? query : query.With("@afterKey", place.Key);
        return place is null || Unique ? query : query.With("@afterId", place.Id);
    }

    private DocumentQuery Given(DocumentQuery query)
    {
        foreach (var (name, value) in _parameters)
        {
            query.With(name, value);
        }

        return query;
    }

    // The first comparison is the one that an index serves.
    private string Beyond(Place place)
    {
        var past = Descending ? '<' : '>';
        if (Unique)
        {
            return $" AND c.{by} {past} @afterKey";
        }

        var without = $"NOT IS_DEFINED(c.{by})";
        var later = $"c.{by} {past}= @afterKey AND (c.{by} {past} @afterKey OR c.id {past} @afterId)";
        return (Descending, place.Key) switch
        {
            (false, "") => $" AND (IS_DEFINED(c.{by}) OR c.id > @afterId)",
            (true, "") => $" AND {without} AND c.id < @afterId",
            (false, _) => $" AND {later}",
            _ => $" AND (({later}) OR {without})",
        };
    }

    private string Order()
    {
        var way = Descending ? " DESC" : string.Empty;
        return Unique ? $"c.{by}{way}" : $"c.{by}{way}, c.id{way}";
    }
}
