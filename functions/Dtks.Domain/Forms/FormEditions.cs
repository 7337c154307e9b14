namespace Dtks.Domain.Forms;

/// <summary>All editions of all forms.</summary>
public sealed class FormEditions
{
    private readonly Dictionary<string, Form> _byId;

    /// <summary>These editions, no two of one id.</summary>
    /// <exception cref="ArgumentException">Two have one id.</exception>
    public FormEditions(IEnumerable<Form> editions)
    {
        _byId = editions.ToDictionary(e => e.Id, StringComparer.Ordinal);
        Ids = _byId.Values.GroupBy(e => e.Name, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(e => e.Id).Order(StringComparer.Ordinal)], StringComparer.Ordinal);
    }

    /// <summary>The ids of each form's editions, by the form's name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Ids { get; }

    /// <summary>The edition of that id, or null.</summary>
    public Form? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The edition that a record or a policy version names.</summary>
    /// <exception cref="InvalidOperationException">It is no more: its file was taken away.</exception>
    public Form Named(string id) => Find(id) ?? throw new InvalidOperationException($"The form {id} is named, which no file has; put its file back.");
}
