namespace Dtks.Benchmarks.Nation.Simulation;

/// <summary>The containers a month is worked in.</summary>
/// <param name="Registry">The villages' own.</param>
/// <param name="Cycles">The months'.</param>
/// <param name="Ratifications">The regencies'.</param>
internal sealed record Containers(Database Registry, Database Cycles, Database Ratifications)
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<Database> All => [Registry, Cycles, Ratifications];
}

/// <summary>A phase of a month over all villages: its marker's messages to the regencies, theirs to the groups of villages, and the villages' work.</summary>
internal sealed class Phase
{
    private readonly Agenda _agenda = new();
    private readonly Machine _machine;
    private readonly Work _work;
    private readonly Containers _containers;
    private readonly Fleet _regencies;
    private readonly Fleet _villages;
    private readonly IReadOnlyDictionary<int, IReadOnlyList<Message>> _groups;
    private int _left;

    private Phase(Machine machine, Work work, Containers containers, IReadOnlyList<Message> groups, int seed)
    {
        (_machine, _work, _containers) = (machine, work, containers);
        var random = new Random(seed);
        _regencies = new Fleet(_agenda, machine, random, FanOut);
        _villages = new Fleet(_agenda, machine, random, WorkGroup);
        _groups = groups.GroupBy(g => g.Regency).ToDictionary(g => g.Key, g => (IReadOnlyList<Message>)[.. g]);
        _left = groups.Sum(g => g.Villages.Count);
    }

    /// <summary>Runs one.</summary>
    /// <param name="machine">On what.</param>
    /// <param name="work">What is done.</param>
    /// <param name="containers">In what.</param>
    /// <param name="groups">The villages by groups.</param>
    /// <param name="seed">For what fails and what ends.</param>
    public static Outcome Run(Machine machine, Work work, Containers containers, IReadOnlyList<Message> groups, int seed)
    {
        var phase = new Phase(machine, work, containers, groups, seed);
        foreach (var regency in phase._groups.Keys.Order())
        {
            phase._regencies.Put(new Message([], regency));
        }

        phase._agenda.Run(() => phase._left == 0 && phase._regencies.Left == 0 && phase._villages.Left == 0);
        return new Outcome(work.Name, phase._agenda.Now, phase._regencies, phase._villages, containers);
    }

    private void FanOut(Instance instance, Message message, Action done)
    {
        var ratifications = _containers.Ratifications.Take(_agenda.Now, message.Regency, _work.UnitsRegency) + _machine.RequestSeconds;
        var cycles = _containers.Cycles.Take(ratifications, 0, _work.UnitsRegency) + _machine.RequestSeconds;
        var ready = Later(instance, cycles, _work.ProcessorRegency);
        _agenda.At(ready, () =>
        {
            var sent = _agenda.Now;
            foreach (var group in _groups[message.Regency].Where(g => g.Villages.Any(v => !v.IsDone)))
            {
                sent = Math.Max(sent, _villages.Put(group));
            }

            _agenda.At(sent, done);
        });
    }

    private void WorkGroup(Instance instance, Message message, Action done)
    {
        var (next, running) = (0, 0);
        void Go()
        {
            running--;
            if (next < message.Villages.Count)
            {
                running++;
                OneVillage(instance, message.Villages[next++], Go);
            }
            else if (running == 0)
            {
                done();
            }
        }

        running = Math.Min(_work.AtOnce, message.Villages.Count);
        foreach (var village in message.Villages.Take(running).ToList())
        {
            next++;
            OneVillage(instance, village, Go);
        }
    }

    private void OneVillage(Instance instance, Village village, Action done)
    {
        // Of one that comes again the query tells that its work is done.
        var reads = _work.Reads + (village.IsDone ? 0 : _work.ReadsHousehold * village.Households);
        var read = _containers.Registry.Take(_agenda.Now, village.Number, reads) + _machine.RequestSeconds;
        if (village.IsDone)
        {
            _agenda.At(read, done);
            return;
        }

        _agenda.At(read, () =>
        {
            var made = Later(instance, _agenda.Now, _work.Processor + (_work.ProcessorHousehold * village.Households));
            _agenda.At(made, () => Write(instance, village, done));
        });
    }

    private void Write(Instance instance, Village village, Action done)
    {
        if (instance.IsGone)
        {
            return;
        }

        var (written, left) = (_agenda.Now, village.Households);
        do
        {
            var units = (left == village.Households ? _work.Writes : 0) + (_work.WritesHousehold * Math.Min(left, _work.HouseholdsInBatch));
            written = _containers.Registry.Take(written, village.Number, units) + _machine.RequestSeconds;
            left -= Math.Min(left, _work.HouseholdsInBatch);
        }
        while (left > 0);

        _agenda.At(written, () => Count(village, done));
    }

    private void Count(Village village, Action done)
    {
        var counted = _agenda.Now;
        counted = _work.Progress > 0 ? _containers.Cycles.Take(counted, 0, _work.Progress) + (2 * _machine.RequestSeconds) : counted;
        counted = _work.Regency > 0 ? _containers.Ratifications.Take(counted, village.Regency, _work.Regency) + _machine.RequestSeconds : counted;
        _agenda.At(counted, () =>
        {
            _left -= village.IsDone ? 0 : 1;
            village.IsDone = true;
            done();
        });
    }

    // Many run side by side; one alone takes at least its own time.
    private static double Later(Instance instance, double now, double seconds) => Math.Max(instance.Processor.Take(now, seconds).Until, now + seconds);
}
