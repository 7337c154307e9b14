using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Dev;

/// <summary>The CloudEvents published so far, in the order they came; one sent twice is there twice.</summary>
internal sealed class EventLog
{
    private readonly LocalDatabase _database;

    /// <summary>Opens the log.</summary>
    public EventLog(LocalDatabase database)
    {
        _database = database;
        database.Define("CREATE TABLE IF NOT EXISTS events (number INTEGER PRIMARY KEY, type TEXT NOT NULL, subject TEXT, event TEXT NOT NULL)");
    }

    /// <summary>Adds events, all of them or none.</summary>
    public Task AddAsync(IEnumerable<JObject> events) => _database.WriteAsync(
        "INSERT INTO events (type, subject, event) VALUES ($type, $subject, $event)",
        [.. events.Select(e => new (string, object?)[]
        {
            ("$type", e.Value<string>("type")), ("$subject", e.Value<string>("subject")), ("$event", e.ToString(Formatting.None)),
        })]);

    /// <summary>The events, of one type or subject where given.</summary>
    public JArray List(string? type, string? subject)
    {
        const string sql = "SELECT event FROM events WHERE ($type IS NULL OR type = $type) AND ($subject IS NULL OR subject = $subject) ORDER BY number";
        return new JArray(_database.Texts(sql, ("$type", type), ("$subject", subject)).Select(t => (JToken)new JRaw(t)));
    }
}
