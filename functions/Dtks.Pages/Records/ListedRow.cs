namespace Dtks.Pages.Records;

/// <summary>A row of a list of the API. In the place of one that cannot be read stands one that says so, with its id and nothing of what it holds: it is told as that and shown as nothing else.</summary>
public abstract record ListedRow
{
    /// <summary>Its id; null where the list goes by something else.</summary>
    public string? Id { get; init; }

    /// <summary>Whether it cannot be read now.</summary>
    public bool Unreadable { get; init; }

    /// <summary>Of one that cannot be read and stands for several, their numbers, such as <c>101-200</c>; null elsewhere.</summary>
    public string? Lines { get; init; }
}
