using Newtonsoft.Json;

namespace Dtks.Platform.Http;

/// <summary>Stands in a list for a record that cannot be read: which it is and why, and nothing of what it holds.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Code">A code of the message catalogue.</param>
/// <param name="Detail">The same in words, in the client's language.</param>
public sealed record UnreadableItem(string Id, string Code, string Detail)
{
    /// <summary>The code of every one.</summary>
    public const string Unreadable = "list.unreadable";

    /// <summary>Where it stands, where the list goes by that; absent when that cannot be told either.</summary>
    public string? Status { get; init; }

    /// <summary>The numbers of the items it stands for, such as <c>101-200</c>, where the record holds several; absent where it is one item.</summary>
    public string? Lines { get; init; }

    /// <summary>What tells it from the others.</summary>
    [JsonProperty("unreadable", Order = -5)]
    public bool IsUnreadable => true;
}
