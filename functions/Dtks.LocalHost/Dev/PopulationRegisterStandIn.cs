using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Dev;

/// <summary>The people of the stand-in population register, by NIK.</summary>
internal sealed class PopulationRegisterStandIn
{
    private readonly LocalDatabase _database;

    /// <summary>Opens the register.</summary>
    public PopulationRegisterStandIn(LocalDatabase database)
    {
        _database = database;
        database.Define("CREATE TABLE IF NOT EXISTS people (nik TEXT PRIMARY KEY, person TEXT NOT NULL) WITHOUT ROWID");
    }

    /// <summary>Enters a person, or replaces what is known of one.</summary>
    public Task PutAsync(string nik, JObject person) => _database.WriteAsync(
        "INSERT INTO people (nik, person) VALUES ($nik, $person) ON CONFLICT (nik) DO UPDATE SET person = excluded.person",
        [("$nik", nik), ("$person", person.ToString(Formatting.None))]);

    /// <summary>The person of a NIK; null when unknown.</summary>
    public JObject? Find(string nik)
    {
        var text = _database.Texts("SELECT person FROM people WHERE nik = $nik", ("$nik", nik)).SingleOrDefault();
        if (text is null)
            return null;
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }
}
