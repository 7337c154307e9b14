namespace Dtks.Platform.Documents;

/// <summary>A container of the database.</summary>
/// <param name="Name">Its name, such as <c>registry</c>.</param>
/// <param name="KeyPath">The path of its partition key, such as <c>/village</c>: one member at the top of every document.</param>
public sealed record DocumentContainer(string Name, string KeyPath)
{
    /// <summary>The member that holds the partition key.</summary>
    public string KeyMember => KeyPath[1..];
}
