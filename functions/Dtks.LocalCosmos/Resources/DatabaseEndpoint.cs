using Dtks.LocalCosmos.Errors;
using Dtks.LocalCosmos.Http;
using Dtks.LocalCosmos.Serialization;
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
        var created = await services.Catalog.ChangeAsync((session, catalog) => catalog.Databases.All(database => database.Id != id)
            ? Insert(session, id, throughput)
            : throw RequestFailedException.Conflict("Resource with specified id or name already exists."));
        return CosmosResponse.Json(201, created.Describe(), created.ETag);
    }

    private static DatabaseResource Insert(WriteSession session, string id, Newtonsoft.Json.Linq.JObject? throughput)
    {
        var database = CatalogWriter.InsertDatabase(session, id);
        if (throughput is not null)
        {
            CatalogWriter.PutOffer(session, database.ResourceId.ToString(), $"dbs/{database.ResourceId}/", throughput);
        }

        return database;
    }

    private Task<CosmosResponse> DeleteAsync(CosmosRequest request) => services.Catalog.ChangeAsync((session, catalog) =>
    {
        var database = catalog.Database(request.Path.Database);
        Preconditions.CheckMatch(request, database.ETag);
        CatalogWriter.DeleteDatabase(session, catalog, database);
        return new CosmosResponse { Status = 204 };
    });
}
