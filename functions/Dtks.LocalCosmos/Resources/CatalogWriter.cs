using Dtks.LocalCosmos.Partitioning;
using Dtks.LocalCosmos.Storage;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Resources;

/// <summary>Changes databases, containers and offers within the writer's transaction.</summary>
internal static class CatalogWriter
{
    public static DatabaseResource InsertDatabase(WriteSession session, string id)
    {
        var (sequence, now) = (session.NextSequence(), session.Now);
        session.Prepare("INSERT INTO databases (id, lsn, ts) VALUES (?1, ?2, ?3)").Bind(1, id).Bind(2, sequence).Bind(3, now).Execute();
        return new DatabaseResource(session.Scalar("SELECT last_insert_rowid()"), id, sequence, now);
    }

    /// <summary>Deletes a database with all that is in it.</summary>
    public static void DeleteDatabase(WriteSession session, Catalog catalog, DatabaseResource database)
    {
        foreach (var container in catalog.ContainersOf(database))
        {
            DeleteContainer(session, container.Number, container.ResourceId);
        }

        session.NextSequence();
        DeleteOffer(session, database.ResourceId);
        session.Prepare("DELETE FROM databases WHERE no = ?1").Bind(1, database.Number).Execute();
    }

    public static ContainerResource InsertContainer(WriteSession session, DatabaseResource database, ContainerDefinition definition)
    {
        var (sequence, now) = (session.NextSequence(), session.Now);
        session.Prepare("INSERT INTO containers (database, id, definition, lsn, ts) VALUES (?1, ?2, ?3, ?4, ?5)")
            .Bind(1, database.Number).Bind(2, definition.Id).Bind(3, definition.Text).Bind(4, sequence).Bind(5, now).Execute();
        return new ContainerResource(database, session.Scalar("SELECT last_insert_rowid()"), definition, sequence, now);
    }

    public static ContainerResource ReplaceContainer(WriteSession session, ContainerResource container, ContainerDefinition definition)
    {
        var replaced = container with { Definition = definition, Sequence = session.NextSequence(), Timestamp = session.Now };
        session.Prepare("UPDATE containers SET definition = ?2, lsn = ?3, ts = ?4 WHERE no = ?1")
            .Bind(1, container.Number).Bind(2, definition.Text).Bind(3, replaced.Sequence).Bind(4, replaced.Timestamp).Execute();
        return replaced;
    }

    public static void DeleteContainer(WriteSession session, long number, ResourceId resourceId)
    {
        session.NextSequence();
        DeleteOffer(session, resourceId);
        foreach (var table in (string[])["ids", "uniques"])
        {
            session.Prepare($"DELETE FROM {table} WHERE partition IN (SELECT no FROM partitions WHERE container = ?1)")
                .Bind(1, number).Execute();
        }

        session.Prepare("DELETE FROM items WHERE container = ?1").Bind(1, number).Execute();
        session.Prepare("DELETE FROM partitions WHERE container = ?1").Bind(1, number).Execute();
        session.Prepare("DELETE FROM containers WHERE no = ?1").Bind(1, number).Execute();
    }

    /// <summary>Deletes containers without a database: versions before this one could leave some behind, and then not start.</summary>
    /// <returns>how many there were</returns>
    public static int DeleteOrphans(WriteSession session)
    {
        var orphans = session.Prepare("SELECT no, database FROM containers WHERE database NOT IN (SELECT no FROM databases)").Rows()
            .Select(row => (Number: row.Integer(0), Database: row.Integer(1))).ToList();
        orphans.ForEach(orphan => DeleteContainer(session, orphan.Number, ResourceId.Container((uint)orphan.Database, (uint)orphan.Number)));
        return orphans.Count;
    }

    public static void PutOffer(WriteSession session, string resourceId, string link, JObject content) =>
        session.Prepare("""
            INSERT INTO offers (resource, link, content, lsn, ts) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (resource) DO UPDATE SET content = excluded.content, lsn = excluded.lsn, ts = excluded.ts
            """)
            .Bind(1, resourceId).Bind(2, link).Bind(3, content.ToString(Formatting.None)).Bind(4, session.NextSequence()).Bind(5, session.Now)
            .Execute();

    private static void DeleteOffer(WriteSession session, ResourceId resourceId) =>
        session.Prepare("DELETE FROM offers WHERE resource = ?1").Bind(1, resourceId.ToString()).Execute();
}
