using Dtks.LocalCosmos.Http;
using Dtks.LocalCosmos.Storage;

namespace Dtks.LocalCosmos.Resources;

/// <summary>Databases: create, read, delete, list, query.</summary>
internal sealed class DatabaseEndpoint(GatewayServices services) : IEndpoint
{
    public async Task<CosmosResponse> AnswerAsync(CosmosRequest request, CancellationToken cancellation) => (request.Path.Kind, request.Method) switch
    {
        (ResourceKind.Databases, "POST") when !request.IsQuery => await CreateAsync(request),
        (ResourceKind.Databases, "GET" or "POST") => List(request),
        (ResourceKind.Database, "GET") => Preconditions.Read(request, Find(request).ETag, Find(request).Describe),
        (ResourceKind.Database, "DELETE") => await DeleteAsync(request),
        _ => throw new RequestFailedException(405, 0, $"{request.Method} is not for databases."),
    };

    private DatabaseResource Find(CosmosRequest request) => services.Catalog.Current.Database(request.Path.Database);

    private CosmosResponse List(CosmosRequest request) => ResourceFeed.Answer(
        request, string.Empty, "Databases", services.Catalog.Current.Databases.Select(database => database.Describe()), services.Time.GetUtcNow());

    private async Task<CosmosResponse> CreateAsync(CosmosRequest request)
    {
        var id = ResourceName.Check(JsonText.ParseObject(request.Body.Span)["id"].AsText());
        var throughput = OfferContent.ReadHeaders(request);
        var created = await services.Catalog.ChangeAsync(session => Insert(session, id, throughput));
        return CosmosResponse.Json(201, created.Describe(), created.ETag);
    }

    private static DatabaseResource Insert(WriteSession session, string id, Newtonsoft.Json.Linq.JObject? throughput)
    {
        if (CatalogWriter.Exists(session, id))
        {
            throw RequestFailedException.Conflict("Resource with specified id or name already exists.");
        }

        var database = CatalogWriter.InsertDatabase(session, id);
        if (throughput is not null)
        {
            CatalogWriter.PutOffer(session, database.ResourceId.ToString(), $"dbs/{database.ResourceId}/", throughput);
        }

        return database;
    }

    private async Task<CosmosResponse> DeleteAsync(CosmosRequest request)
    {
        var database = Find(request);
        Preconditions.CheckMatch(request, database.ETag);
        var containers = services.Catalog.Current.Containers.Where(container => container.Database.Number == database.Number).ToList();
        await services.Catalog.ChangeAsync(session =>
        {
            containers.ForEach(container => CatalogWriter.DeleteContainer(session, container));
            CatalogWriter.DeleteDatabase(session, database);
            return true;
        });
        return new CosmosResponse { Status = 204 };
    }
}
