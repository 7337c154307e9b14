using Dtks.Platform.Documents;

namespace Dtks.Platform.Waiting;

/// <summary>The containers in which something may wait for a message, as the modules of an application declare.</summary>
public sealed class WaitingContainers
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Declares one.</summary>
    public void Declare(DocumentContainer container)
    {
        ArgumentNullException.ThrowIfNull(container);
        _names.Add(container.Name);
    }

    /// <summary>Whether one was declared.</summary>
    public bool Contains(DocumentContainer container)
    {
        ArgumentNullException.ThrowIfNull(container);
        return _names.Contains(container.Name);
    }
}
