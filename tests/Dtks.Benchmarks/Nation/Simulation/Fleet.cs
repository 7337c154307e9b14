namespace Dtks.Benchmarks.Nation.Simulation;

/// <summary>
/// A function of a queue with its instances: scaled by itself, to as many as its messages divided by what one takes at a time, a few at each look; each takes messages while it has few, and works them side by side.
/// </summary>
/// <param name="agenda">What happens when.</param>
/// <param name="machine">What it runs on.</param>
/// <param name="random">What fails, and what ends.</param>
/// <param name="work">Works a message on an instance and calls back when it is done.</param>
internal sealed class Fleet(Agenda agenda, Machine machine, Random random, Action<Instance, Message, Action> work)
{
    private readonly Queue<Message> _waiting = new();
    private readonly Meter _queue = new(machine.QueuePerSecond);
    private readonly List<Instance> _instances = [];
    private int _ordered;
    private bool _looks;

    /// <summary>Messages put and not yet deleted.</summary>
    public int Left { get; private set; }

    /// <summary>Instances that were started.</summary>
    public int Instances => _ordered;

    /// <summary>Runs of the function.</summary>
    public int Runs { get; private set; }

    /// <summary>Runs that failed.</summary>
    public int Failed { get; private set; }

    /// <summary>Instances that ended in the midst of their work.</summary>
    public int Gone { get; private set; }

    /// <summary>Requests on its queue.</summary>
    public int Requests { get; private set; }

    /// <summary>Seconds billed, of all instances.</summary>
    public double Billed => _instances.Sum(i => i.Billed);

    /// <summary>Processor time spent.</summary>
    public double Processor => _instances.Sum(i => i.Processor.Total);

    /// <summary>Puts a message.</summary>
    /// <returns>When it is there.</returns>
    public double Put(Message message)
    {
        Left++;
        Requests++;
        var at = _queue.Take(agenda.Now, 1).Until + machine.RequestSeconds;
        agenda.At(at, () => _waiting.Enqueue(message));
        if (!_looks)
        {
            _looks = true;
            Start(machine.AtFirst, 0);
            agenda.At(at, Scale);
        }

        return at;
    }

    private void Scale()
    {
        var wanted = Math.Min(machine.MostInstances, (int)Math.Ceiling(Left / (double)machine.Batch));
        Start(Math.Min(machine.Step, wanted - (_ordered - Gone)), machine.ColdStartSeconds);
        agenda.At(agenda.Now + machine.StepSeconds, Scale);
    }

    private void Start(int count, double after)
    {
        for (var i = 0; i < count; i++)
        {
            var instance = new Instance(machine.Cores);
            _ordered++;
            _instances.Add(instance);
            agenda.At(agenda.Now + after, () => Take(instance));
            if (random.NextDouble() < machine.Crashing)
            {
                agenda.At(agenda.Now + after + (random.NextDouble() * 60), () => Crash(instance));
            }
        }
    }

    private void Take(Instance instance)
    {
        instance.WillLook = false;
        if (instance.IsGone || instance.Works.Count > machine.Threshold)
        {
            return;
        }

        Requests++;
        var at = agenda.Now + machine.RequestSeconds;
        if (_waiting.Count == 0)
        {
            at = agenda.Now + machine.PollSeconds;
        }

        for (var taken = 0; taken < machine.Batch && _waiting.TryDequeue(out var message); taken++)
        {
            instance.Begin(message, agenda.Now);
            agenda.At(_queue.Take(at, 1).Until, () => Begin(instance, message));
        }

        Look(instance, at);
    }

    private void Look(Instance instance, double at)
    {
        if (!instance.WillLook)
        {
            instance.WillLook = true;
            agenda.At(at, () => Take(instance));
        }
    }

    private void Begin(Instance instance, Message message)
    {
        if (!instance.IsGone)
        {
            Runs++;
            work(instance, message, () => End(instance, message));
        }
    }

    private void End(Instance instance, Message message)
    {
        if (instance.IsGone)
        {
            return;
        }

        instance.End(message, agenda.Now);
        Requests++;
        if (random.NextDouble() < machine.Failing)
        {
            Failed++;
            agenda.At(agenda.Now + machine.RetrySeconds, () => _waiting.Enqueue(message));
        }
        else
        {
            Left--;
        }

        Look(instance, agenda.Now);
    }

    private void Crash(Instance instance)
    {
        if (instance.Works.Count == 0)
        {
            return;
        }

        Gone++;
        instance.IsGone = true;
        foreach (var message in instance.EndAll(agenda.Now))
        {
            agenda.At(agenda.Now + machine.HiddenSeconds, () => _waiting.Enqueue(message));
        }
    }
}
