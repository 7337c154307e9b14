using Newtonsoft.Json;

namespace Dtks.Platform.Http;

/// <summary>One page of a list: its items, and the cursor to the next page, absent on the last.</summary>
/// <param name="Items">Those that can be read.</param>
/// <param name="Next">The cursor.</param>
public sealed record ListAnswer<T>([property: JsonIgnore] IReadOnlyList<T> Items, string? Next)
{
    /// <summary>What stands in the list for those that cannot be read: before which of the items, and what.</summary>
    [JsonIgnore]
    public IReadOnlyList<(int Before, UnreadableItem Item)> Unreadable { get; init; } = [];

    /// <summary>The page as it is shown, each in its place.</summary>
    [JsonProperty("items", Order = -5)]
    public IReadOnlyList<object> Shown => Unreadable.Count == 0
        ? [.. Items.Cast<object>()]
        : [.. Enumerable.Range(0, Items.Count + 1).SelectMany(place =>
            Unreadable.Where(u => u.Before == place).Select(u => (object)u.Item).Concat(Items.Skip(place).Take(1).Cast<object>()))];
}
