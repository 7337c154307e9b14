namespace Dtks.Platform.Documents;

/// <summary>Every container that the modules of an application declare, with the paths that its queries filter or order by.</summary>
public sealed class DocumentContainers
{
    private readonly Dictionary<string, (DocumentContainer Container, SortedSet<string> Paths)> _byName = new(StringComparer.Ordinal);
    private readonly SortedSet<(string Container, string Path)> _orders = [];

    /// <summary>All of them, by name.</summary>
    public IEnumerable<DocumentContainer> All => _byName.Values.Select(c => c.Container).OrderBy(c => c.Name, StringComparer.Ordinal);

    /// <summary>The container of a name.</summary>
    /// <exception cref="KeyNotFoundException">No module declares it.</exception>
    public DocumentContainer this[string name] => _byName[name].Container;

    /// <summary>The container of a name, or null when no module declares it.</summary>
    public DocumentContainer? Find(string name) => _byName.TryGetValue(name, out var known) ? known.Container : null;

    /// <summary>The indexed paths of a container, such as <c>/status/?</c>; nothing else is indexed, since every one makes each write dearer.</summary>
    public IReadOnlyCollection<string> IndexedPaths(string name) => _byName[name].Paths;

    /// <summary>Whether a path of a container is indexed.</summary>
    public bool IsIndexed(DocumentContainer container, string path)
    {
        ArgumentNullException.ThrowIfNull(container);
        return _byName.TryGetValue(container.Name, out var known) && known.Paths.Contains(path);
    }

    /// <summary>The paths that lists of a container are sorted by, ids after them, such as <c>/createdOn</c>: one composite index each.</summary>
    public IEnumerable<string> Orders(string name) => _orders.Where(o => o.Container == name).Select(o => o.Path);

    /// <summary>Declares that lists of a container are sorted by a path, ids after it.</summary>
    public void Order(DocumentContainer container, string path) => _orders.Add((container.Name, path));

    /// <summary>Declares a container, or adds indexed paths to one that another module declared.</summary>
    /// <exception cref="InvalidOperationException">Another module declared it with another partition key.</exception>
    public void Declare(DocumentContainer container, IEnumerable<string> indexedPaths)
    {
        ArgumentNullException.ThrowIfNull(container);
        // Sweeps find documents by their kind in any container.
        if (!_byName.TryGetValue(container.Name, out var known))
        {
            known = (container, new SortedSet<string>(StringComparer.Ordinal) { "/type/?" });
            _byName.Add(container.Name, known);
        }

        if (known.Container != container)
        {
            throw new InvalidOperationException($"The container {container.Name} is declared with the partition keys {known.Container.KeyPath} and {container.KeyPath}.");
        }

        known.Paths.UnionWith(indexedPaths);
    }
}
