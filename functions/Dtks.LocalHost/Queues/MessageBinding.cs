using System.Reflection;
using System.Text;
using Azure.Storage.Queues.Models;
using Dtks.LocalHost.Discovery;
using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Startup;
using Microsoft.Azure.Functions.Worker;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace Dtks.LocalHost.Queues;

/// <summary>Turns a message into a queue function's arguments: string, bytes, the message itself, or an object read from JSON.</summary>
internal static class MessageBinding
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly JsonSerializerSettings Json = new()
    {
        ContractResolver = new DefaultContractResolver { NamingStrategy = new CamelCaseNamingStrategy() },
        TypeNameHandling = TypeNameHandling.None,
        DateParseHandling = DateParseHandling.None,
        MaxDepth = 32,
    };

    /// <summary>Checks at start that every parameter of the function can be given.</summary>
    /// <exception cref="StartupException">One cannot; the line names it.</exception>
    public static void Check(FunctionDescriptor function)
    {
        foreach (var parameter in function.Method.GetParameters())
        {
            if (!function.IsTrigger(parameter) && !IsFromHost(parameter))
            {
                throw new StartupException(
                    $"Function '{function.Name}': parameter '{parameter.Name}' cannot be given; beside the message use FunctionContext or CancellationToken.");
            }
        }
    }

    /// <summary>The value of the trigger's parameter.</summary>
    /// <param name="function">The function.</param>
    /// <param name="message">The message as the service gave it, body not yet decoded.</param>
    /// <param name="isBase64">Whether bodies are Base64.</param>
    /// <exception cref="UndecodableMessageException">The body is not Base64, not UTF-8, or not the JSON that the parameter
    /// takes.</exception>
    public static object? Value(FunctionDescriptor function, QueueMessage message, bool isBase64)
    {
        var type = function.TriggerParameter.ParameterType;
        var bytes = Body(message, isBase64);
        if (type == typeof(BinaryData))
            return new BinaryData(bytes);
        if (type == typeof(byte[]))
            return bytes;
        if (type == typeof(QueueMessage))
            return Decoded(message, bytes);
        var text = Text(bytes);
        return type == typeof(string) ? text : Read(text, type);
    }

    /// <summary>The arguments of one call.</summary>
    public static object?[] Arguments(FunctionDescriptor function, object? value, FunctionContext context)
        => [.. function.Method.GetParameters().Select(p => function.IsTrigger(p) ? value : FromHost(p, context))];

    private static bool IsFromHost(ParameterInfo parameter)
        => parameter.ParameterType == typeof(FunctionContext) || parameter.ParameterType == typeof(CancellationToken);

    private static object FromHost(ParameterInfo parameter, FunctionContext context)
        => parameter.ParameterType == typeof(FunctionContext) ? context : context.CancellationToken;

    private static byte[] Body(QueueMessage message, bool isBase64)
    {
        if (!isBase64)
            return message.Body.ToArray();
        try
        {
            return Convert.FromBase64String(message.MessageText);
        }
        catch (FormatException)
        {
            throw new UndecodableMessageException("the body is not Base64");
        }
    }

    private static string Text(byte[] bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new UndecodableMessageException("the body is not UTF-8");
        }
    }

    private static object Read(string text, Type type)
    {
        try
        {
            return JsonConvert.DeserializeObject(text, type, Json) ?? throw new UndecodableMessageException($"the body is null, not a {type.Name}");
        }
        catch (JsonException e)
        {
            // The exception's own message can quote the body; where it stands is enough to find the fault.
            var at = e is JsonReaderException { Path: var path } ? path : (e as JsonSerializationException)?.Path;
            throw new UndecodableMessageException($"the body is no {type.Name}{(string.IsNullOrEmpty(at) ? "" : $" at {at}")}");
        }
    }

    private static QueueMessage Decoded(QueueMessage message, byte[] bytes) => QueuesModelFactory.QueueMessage(
        message.MessageId, message.PopReceipt, new BinaryData(bytes), message.DequeueCount, message.NextVisibleOn, message.InsertedOn, message.ExpiresOn);
}
