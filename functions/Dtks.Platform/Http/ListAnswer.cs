using Newtonsoft.Json;

namespace Dtks.Platform.Http;

/// <summary>One page of a list: its items, and the cursor to the next page, absent on the last.</summary>
/// <param name="Shown">The page as it is shown: items, and an <see cref="UnreadableItem"/> in the place of each that cannot be read.</param>
/// <param name="Next">The cursor.</param>
public sealed record ListAnswer<T>([property: JsonProperty("items", Order = -5)] IReadOnlyList<object> Shown, string? Next)
{
    /// <summary>Those that can be read, in order.</summary>
    [JsonIgnore]
    public IReadOnlyList<T> Items { get; } = [.. Shown.OfType<T>()];
}
