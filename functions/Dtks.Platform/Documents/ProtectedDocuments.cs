using System.Reflection;
using Dtks.Platform.Protection;

namespace Dtks.Platform.Documents;

/// <summary>
/// The documents that hold protected members, as the modules of an application declare them: their envelopes are bound to the document, and
/// re-encrypted when the key changes.
/// </summary>
public sealed class ProtectedDocuments
{
    private readonly Dictionary<string, ProtectedDocument> _byType = new(StringComparer.Ordinal);

    /// <summary>All of them, by type.</summary>
    public IEnumerable<ProtectedDocument> All => _byType.Values.OrderBy(d => d.Type, StringComparer.Ordinal);

    /// <summary>Declares one.</summary>
    /// <param name="type">The stored name of its type.</param>
    /// <param name="container">Where it stands.</param>
    /// <exception cref="ArgumentException">It is declared already, or has no member for the container's key.</exception>
    public void Declare<T>(string type, DocumentContainer container)
        where T : Document
    {
        ArgumentNullException.ThrowIfNull(container);
        var key = typeof(T).GetProperty(container.KeyMember, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)
            ?? throw new ArgumentException($"{typeof(T).Name} has no member {container.KeyMember}.", nameof(container));
        _byType.Add(type, new ProtectedDocument(
            type, container, typeof(T), key, (store, partition, id, cancellation) => store.RewriteAsync<T>(partition, id, cancellation)));
    }

    /// <summary>Whether a record is one of them.</summary>
    internal bool Contains(Type record) => _byType.Values.Any(d => d.Record == record);

    /// <summary>Which document a record is; null when it is not declared.</summary>
    internal DocumentIdentity? Of(Document document) =>
        _byType.TryGetValue(document.Type, out var known) && known.Record.IsInstanceOfType(document)
            ? new DocumentIdentity(known.Container.Name, (string)known.Key.GetValue(document)!, document.Type, document.Id)
            : null;

    /// <summary>Which document stored members are of; null when they do not tell.</summary>
    /// <param name="member">A stored text member's value by its name, null when it is not there.</param>
    internal DocumentIdentity? Of(Func<string, string?> member) =>
        member("type") is { } type && member("id") is { } id && _byType.TryGetValue(type, out var known) && member(known.Container.KeyMember) is { } partition
            ? new DocumentIdentity(known.Container.Name, partition, type, id)
            : null;
}

/// <summary>A kind of document that holds protected members.</summary>
/// <param name="Type">The stored name of its type.</param>
/// <param name="Container">Where it stands.</param>
/// <param name="Record">The record it is read as.</param>
/// <param name="Key">The record's member that holds the partition key.</param>
/// <param name="Rewrite">Reads one as it stands and writes it again under the current key. False when it changed meanwhile; true when it is done or gone.</param>
public sealed record ProtectedDocument(
    string Type, DocumentContainer Container, Type Record, PropertyInfo Key, Func<DocumentStore, Partition, string, CancellationToken, Task<bool>> Rewrite);
