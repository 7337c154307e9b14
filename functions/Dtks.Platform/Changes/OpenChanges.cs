namespace Dtks.Platform.Changes;

/// <summary>The numbers that a process gave to its changes, in order, and which are open.</summary>
/// <param name="instance">The process's random name.</param>
internal sealed class OpenChanges(string instance)
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, OpenChange> _open = [];
    private long _last;

    /// <summary>The process's name.</summary>
    public string Instance => instance;

    /// <summary>The last number given, and the last of those before which none is open; 0 for none.</summary>
    public (long Last, long UpTo) Reached
    {
        get
        {
            lock (_gate)
            {
                return (_last, _open.Count == 0 ? _last : _open.First().Key - 1);
            }
        }
    }

    /// <summary>Gives the next number.</summary>
    public OpenChange Take()
    {
        lock (_gate)
        {
            var open = new OpenChange(new ChangeTicket(instance, ++_last));
            _open.Add(_last, open);
            return open;
        }
    }

    /// <summary>Closes one; nothing when it is closed.</summary>
    public void Close(OpenChange open)
    {
        lock (_gate)
        {
            _open.Remove(open.Ticket.Number);
        }
    }

    /// <summary>Sets how far one is.</summary>
    public void Set(OpenChange open, OpenChangeState state)
    {
        lock (_gate)
        {
            open.State = state;
        }
    }

    /// <summary>Those that nobody is at, in order.</summary>
    public IReadOnlyList<OpenChange> Left()
    {
        lock (_gate)
        {
            return [.. _open.Values.Where(open => open.State != OpenChangeState.Held)];
        }
    }

    /// <summary>How many are open, by container.</summary>
    public IReadOnlyDictionary<string, int> Count()
    {
        lock (_gate)
        {
            return _open.Values.Where(open => open.Partition is not null).CountBy(open => open.Where.Container.Name).ToDictionary(StringComparer.Ordinal);
        }
    }
}
