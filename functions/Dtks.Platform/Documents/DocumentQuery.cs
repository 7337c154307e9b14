using Microsoft.Azure.Cosmos;

namespace Dtks.Platform.Documents;

/// <summary>A query over documents in the database's SQL, with its parameters.</summary>
/// <param name="text">The query, such as <c>SELECT * FROM c WHERE c.type = @type</c>; what a caller typed goes into parameters only.</param>
public sealed class DocumentQuery(string text)
{
    internal QueryDefinition Definition { get; } = new(text);

    /// <summary>Sets a parameter.</summary>
    /// <param name="name">Its name, such as <c>@type</c>.</param>
    /// <param name="value">Its value, mapped as documents are.</param>
    public DocumentQuery With(string name, object value)
    {
        Definition.WithParameter(name, value);
        return this;
    }
}
