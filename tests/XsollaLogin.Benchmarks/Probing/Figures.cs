using System.Text.Json.Serialization;

namespace XsollaLogin.Benchmarks.Probing;

/// <summary>Memory, collections, threads and handles of a process, read after a forced full collection, except <see cref="ResidentBefore"/>.</summary>
/// <param name="Heap">Bytes of the managed objects that are alive.</param>
/// <param name="ResidentBefore">Bytes of the resident set before the forced collection.</param>
/// <param name="Resident">Bytes of the resident set after the forced collection.</param>
/// <param name="Allocated">Bytes allocated for managed objects since the start.</param>
/// <param name="Gen0">Collections since the start without forced ones; the count of a generation includes the collections of higher generations.</param>
/// <param name="PauseMs">Milliseconds that collections paused the process since the start, without forced ones.</param>
/// <param name="Handles">Open file descriptors.</param>
internal sealed record Figures(long Heap, long ResidentBefore, long Resident, long Allocated, int Gen0, int Gen1, int Gen2, double PauseMs, int Threads,
    int Handles);

[JsonSerializable(typeof(Figures))]
internal sealed partial class FiguresJson : JsonSerializerContext;
