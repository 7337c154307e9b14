using System.Globalization;
using Microsoft.Azure.Cosmos;

namespace Dtks.Platform.Documents;

/// <summary>A query over documents in the database's SQL, with its parameters.</summary>
/// <param name="text">The query, such as <c>SELECT * FROM c WHERE c.type = @type</c>; what a caller typed goes into parameters only.</param>
public sealed class DocumentQuery(string text)
{
    internal QueryDefinition Definition { get; } = new(text);

    /// <summary>A query of documents by their ids, at least one and some hundred at most.</summary>
    /// <param name="members">What is selected of each, such as <c>*</c> or <c>c.id, c.status</c>.</param>
    /// <param name="ids">The ids.</param>
    /// <param name="more">What else is asked of them, such as <c> AND c.status = @status</c>.</param>
    /// <exception cref="ArgumentException">There is no id.</exception>
    public static DocumentQuery OfIds(string members, IEnumerable<string> ids, string more = "")
    {
        var named = ids.Select((id, i) => (Name: string.Create(CultureInfo.InvariantCulture, $"@id{i}"), Id: id)).ToList();
        return named.Count > 0
            ? named.Aggregate(new DocumentQuery($"SELECT {members} FROM c WHERE c.id IN ({string.Join(", ", named.Select(n => n.Name))}){more}"), (asked, n) => asked.With(n.Name, n.Id))
            : throw new ArgumentException("A query of documents by their ids names one.", nameof(ids));
    }

    /// <summary>Sets a parameter.</summary>
    /// <param name="name">Its name, such as <c>@type</c>.</param>
    /// <param name="value">Its value, mapped as documents are.</param>
    public DocumentQuery With(string name, object value)
    {
        Definition.WithParameter(name, value);
        return this;
    }
}
