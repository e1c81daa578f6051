"""Makes the learned model of `calculators/reading` from the texts in this folder, and measures it.

python -m training.fit        writes calculators/reading/model.toml
python -m training.scores     the scores on each manner of writing when it was left out
"""
