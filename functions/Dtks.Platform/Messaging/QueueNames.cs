namespace Dtks.Platform.Messaging;

/// <summary>Every queue that the modules of an application declare. Each has a poison queue beside it for what could not be done.</summary>
public sealed class QueueNames
{
    /// <summary>What the name of a poison queue ends with.</summary>
    public const string PoisonSuffix = "-poison";

    private readonly SortedSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>All of them, by name, without the poison queues.</summary>
    public IReadOnlyCollection<string> All => _names;

    /// <summary>Declares a queue.</summary>
    /// <exception cref="InvalidOperationException">Another module declared it.</exception>
    public void Declare(string name)
    {
        if (!_names.Add(name))
        {
            throw new InvalidOperationException($"The queue {name} is declared by two modules.");
        }
    }

    /// <summary>The poison queue of a queue.</summary>
    public static string Poison(string queue) => queue + PoisonSuffix;
}
