using Dtks.LocalHost.Clock;
using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Startup;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Timers;

/// <summary>Remembers, in the data directory, up to which occurrence each timer was run.</summary>
internal sealed class TimerRuns
{
    private readonly string _path;
    private readonly Dictionary<string, DateTimeOffset> _last = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>Opens the book.</summary>
    /// <param name="path">Its file; absent at first.</param>
    /// <exception cref="StartupException">The file holds something else.</exception>
    public TimerRuns(string path)
    {
        _path = path;
        if (!File.Exists(path))
            return;
        try
        {
            using var reader = new JsonTextReader(new StringReader(File.ReadAllText(path))) { DateParseHandling = DateParseHandling.None };
            foreach (var property in JObject.Load(reader).Properties())
                _last[property.Name] = ClockText.ParseInstant(property.Value.Value<string>()) ?? throw new FormatException(property.Name);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidCastException)
        {
            throw new StartupException($"{path} is damaged; delete it to forget which timers ran, then start again.", e);
        }
    }

    /// <summary>The occurrence up to which a timer was run; null when none is known.</summary>
    public DateTimeOffset? Last(string function)
    {
        lock (_gate)
            return _last.TryGetValue(function, out var last) ? last : null;
    }

    /// <summary>Remembers that a timer was run up to an instant.</summary>
    public void Record(string function, DateTimeOffset upTo)
    {
        lock (_gate)
        {
            _last[function] = upTo;
            Write();
        }
    }

    /// <summary>Forgets what lies after an instant, because the clock was set back to it: those occurrences fall due again.</summary>
    public void RewindTo(DateTimeOffset now)
    {
        lock (_gate)
        {
            var later = _last.Where(l => l.Value > now).Select(l => l.Key).ToList();
            if (later.Count == 0)
                return;
            foreach (var function in later)
                _last[function] = now;
            Write();
        }
    }

    private void Write()
        => AtomicFile.Write(_path, new JObject(_last.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => new JProperty(l.Key, ClockText.Format(l.Value)))).ToString());
}
